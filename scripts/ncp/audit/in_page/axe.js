/* Runs axe, which stands on the page already, and gives what is wrong in few words. */
async (options) => {
  const result = await axe.run(document, options);
  const start = (html) => html.replace(/\s+/g, " ").slice(0, 240);
  const measured = (node) => [...node.any, ...node.all].map((check) => check.data?.contrastRatio).find((ratio) => ratio !== undefined);
  return result.violations.map((violation) => ({
    rule: violation.id,
    impact: violation.impact ?? "minor",
    help: violation.help,
    spots: violation.nodes.slice(0, 20).map((node) => ({ selector: node.target.join(" "), snippet: start(node.html), contrast: measured(node) ?? null })),
  }));
}
