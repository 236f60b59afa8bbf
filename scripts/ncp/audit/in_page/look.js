/* Measures a page that stands; asked for by the audit, function by function. */
(() => {
  const MOST = 8;
  const stepOf = (element) => {
    if (element.id) return `#${CSS.escape(element.id)}`;
    const alike = element.parentElement ? [...element.parentElement.children].filter((it) => it.localName === element.localName) : [];
    const place = alike.length > 1 ? `:nth-of-type(${alike.indexOf(element) + 1})` : "";
    const kind = element.classList[0] ? `.${CSS.escape(element.classList[0])}` : "";
    return element.localName + kind + place;
  };
  const spot = (element) => {
    const steps = [];
    for (let it = element; it && steps.length < 4; it = it.parentElement) {
      steps.unshift(stepOf(it));
      if (it.id) break;
    }
    const tag = element.cloneNode(false).outerHTML.replace(/<\/[^>]*>$/, "");
    const words = element.textContent.trim().replace(/\s+/g, " ");
    return { selector: steps.join(" > "), snippet: `${tag}${words.slice(0, 60)}`.slice(0, 240) };
  };
  const distinct = (elements) => [...new Set(elements)].slice(0, MOST).map(spot);
  const isShown = (element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  const isHiddenBox = (element) => {
    const style = getComputedStyle(element);
    return (element.clientWidth <= 1 && style.overflowX !== "visible") || style.clipPath !== "none" || style.clip !== "auto";
  };
  const ancestors = function* (element) {
    for (let it = element; it; it = it.parentElement) yield it;
  };
  const isUnseen = (element) => [...ancestors(element)].some((it) => it.localName !== "html" && it.localName !== "body" && isHiddenBox(it));
  const isFloating = (element) => [...ancestors(element)].some((it) => ["fixed", "sticky"].includes(getComputedStyle(it).position));
  const elements = () => [...document.body.querySelectorAll("*")].filter((it) => !["script", "style", "template"].includes(it.localName));

  const sideways = () => {
    const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
    const limit = document.documentElement.clientWidth + 1;
    const out = [];
    for (const element of elements()) {
      const scrolls = ["auto", "scroll"].includes(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth + 1;
      if (isShown(element) && (scrolls || (wide && element.getBoundingClientRect().right > limit && !isUnseen(element)))) out.push(element);
    }
    const inner = out.filter((it) => !out.some((other) => other !== it && it.contains(other)));
    return wide && !inner.length ? [spot(document.documentElement)] : distinct(inner);
  };

  const clipped = () => distinct(elements().filter((element) => {
    const style = getComputedStyle(element);
    const across = ["hidden", "clip"].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
    const down = ["hidden", "clip"].includes(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
    return (across || down) && element.textContent.trim() && isShown(element) && !isUnseen(element);
  }));

  /* Lines of text, as they stand on the page; those of elements that float above it are left out. */
  const lines = () => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const skipped = new Map();
    const isSkipped = (element) => {
      if (!skipped.has(element)) skipped.set(element, !isShown(element) || isUnseen(element) || isFloating(element));
      return skipped.get(element);
    };
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.data.trim() || isSkipped(node.parentElement)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width > 2 && box.height > 2 && box.bottom > 0) found.push({ box, element: node.parentElement });
      }
    }
    return found.sort((one, two) => one.box.top - two.box.top);
  };
  const crosses = (one, two) => {
    const across = Math.min(one.right, two.right) - Math.max(one.left, two.left);
    const down = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
    return across > 3 && down > 0.4 * Math.min(one.height, two.height);
  };
  const overlapping = () => {
    const all = lines();
    const out = [];
    all.forEach((line, index) => {
      for (let next = index + 1; next < all.length && all[next].box.top < line.box.bottom; next += 1) {
        if (crosses(line.box, all[next].box)) out.push(all[next].element);
      }
    });
    return distinct(out);
  };
  const layout = () => ({ sideways: sideways(), clipped: clipped(), overlapping: overlapping() });

  /* The keyboard */
  const colour = (text) => {
    const parts = text.match(/^rgba?\(([\d.]+),? ([\d.]+),? ([\d.]+)(?:,? \/? ?([\d.]+))?\)$/);
    return parts ? { red: +parts[1], green: +parts[2], blue: +parts[3], alpha: parts[4] === undefined ? 1 : +parts[4] } : null;
  };
  const light = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ({ red, green, blue }) => 0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue);
  const contrast = (one, two) => {
    const [dark, bright] = [luminance(one), luminance(two)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const behind = (element) => {
    for (const it of ancestors(element)) {
      const found = colour(getComputedStyle(it).backgroundColor);
      if (found && found.alpha === 1) return found;
    }
    return { red: 255, green: 255, blue: 255, alpha: 1 };
  };
  /* Colours that are still on their way are nobody's colours. */
  const settle = () => {
    for (const motion of document.getAnimations()) {
      if (motion.effect?.getComputedTiming().endTime !== Infinity) motion.finish();
    }
  };
  const looks = (element) => {
    const style = getComputedStyle(element);
    const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 ? style.outlineColor : "";
    return { ring, ground: style.backgroundColor, shadow: style.boxShadow, border: style.border, line: style.textDecoration };
  };
  /* How far the sign of focus stands out: the best contrast of what changed against what stood there before; 0 if nothing did. */
  const sign = (element, before) => {
    const now = looks(element);
    const ring = colour(now.ring);
    const ground = colour(now.ground);
    const found = [0];
    if (now.ring && now.ring !== before.ring) found.push(ring ? (ring.alpha ? contrast(ring, behind(element.parentElement)) : 0) : 21);
    if (now.ground !== before.ground && ground?.alpha) found.push(contrast(ground, colour(before.ground)?.alpha ? colour(before.ground) : behind(element.parentElement)));
    if (now.shadow !== before.shadow || now.border !== before.border) found.push(21);
    if (now.line !== before.line) found.push(1);
    return Math.max(...found);
  };
  const STOPS = "a[href],area[href],button,input,select,textarea,summary,iframe,audio[controls],video[controls],[tabindex],[contenteditable]";
  const isStop = (element) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility({ checkVisibilityCSS: true }) && !element.closest("[inert]");
  const isOneOfMany = (element) => element.type === "radio" && element.name && !element.checked
    && element !== document.querySelector(`input[type=radio][name="${CSS.escape(element.name)}"]`);
  let stops = [];
  /* Puts the keyboard before the first or behind the last stop: where an element was focused and removed, Tab goes on. */
  const prepareWalk = (backward) => {
    const mark = document.createElement("span");
    mark.tabIndex = -1;
    stops = [];
    document.activeElement?.blur?.();
    for (const element of document.querySelectorAll(STOPS)) {
      if (isStop(element) && !isOneOfMany(element)) stops.push({ element, before: looks(element) });
    }
    if (backward) document.body.append(mark);
    else document.body.prepend(mark);
    mark.focus();
    mark.remove();
    return stops.map((it) => spot(it.element));
  };
  const isCovered = (element) => {
    const points = [];
    for (const box of element.getClientRects()) {
      for (const [x, y] of [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]]) points.push([box.left + x * box.width, box.top + y * box.height]);
    }
    return !points.some(([x, y]) => {
      const hit = document.elementFromPoint(x, y);
      return hit && (element.contains(hit) || hit.contains(element));
    });
  };
  const stop = () => {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    settle();
    const index = stops.findIndex((it) => it.element === element);
    const before = index >= 0 ? stops[index].before : { ring: "", ground: looks(element).ground, shadow: "none", border: looks(element).border, line: looks(element).line };
    const box = element.getBoundingClientRect();
    return {
      ...spot(element), index, contrast: sign(element, before), covered: isCovered(element),
      left: box.left + scrollX, top: box.top + scrollY, width: box.width, height: box.height,
    };
  };

  /* Each stop as the keyboard would show it, without walking: a browser that was used by keyboard shows focus set by a script, too. */
  const signs = () => stops.map(({ element }) => {
    element.focus();
    return stop();
  }).filter((it) => it);

  /* Without scripts, and on paper */
  const CONTROLS = "button,input:not([type=hidden]),select,textarea,[role=button],[role=switch],[role=tab],[onclick],dialog[open]";
  const dead = () => distinct([...document.querySelectorAll(CONTROLS)].filter((it) => isShown(it) && !it.closest("form[action]") && !it.matches("[popovertarget],[commandfor]")));
  const navigation = () => distinct([...document.querySelectorAll("nav,[role=navigation],[role=search],search,button,input")].filter(isShown));
  const counted = (element) => (element.innerText.match(/\S+/g) ?? []).length;
  const words = () => {
    const main = document.querySelector("main") ?? document.body;
    const around = [...main.querySelectorAll("nav,button,[role=navigation]")].filter((it) => isShown(it) && !it.parentElement.closest("nav,button"));
    return counted(main) - around.reduce((sum, it) => sum + counted(it), 0);
  };

  const SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }";
  let spacing = null;
  const space = (wide) => {
    if (wide && !spacing) {
      spacing = new CSSStyleSheet();
      spacing.replaceSync(SPACING);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, spacing];
    } else if (!wide && spacing) {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((it) => it !== spacing);
      spacing = null;
    }
  };
  const show = (contrast, size) => {
    const root = document.documentElement;
    for (const [name, value] of Object.entries({ contrast, size })) {
      if (value) root.dataset[name] = value;
      else delete root.dataset[name];
    }
    settle();
  };
  /* What the page looks like, in two numbers: modes that give the same are the same to the rules. */
  const COLOURS = ["color", "backgroundColor", "backgroundImage", "opacity", "fontSize", "fontWeight", "textDecoration", "textShadow", "visibility", "display"];
  const number = (texts) => {
    let sum = 0x811c9dc5;
    for (const text of texts) {
      for (let index = 0; index < text.length; index += 1) sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193);
      sum = Math.imul(sum ^ 7, 0x01000193);
    }
    return sum >>> 0;
  };
  const marks = () => {
    const colours = [];
    const boxes = [];
    for (const element of [document.documentElement, document.body, ...elements()]) {
      const style = getComputedStyle(element);
      colours.push(COLOURS.map((name) => style[name]).join("|"));
      const box = element.getBoundingClientRect();
      boxes.push([box.left + scrollX, box.top + scrollY, box.width, box.height].map(Math.round).join(","), style.overflow, style.position);
    }
    return { colours: number(colours), boxes: number(boxes) };
  };
  const icons = () => [...document.querySelectorAll("link[rel~=icon]")].slice(0, 1).map((it) => it.href);

  globalThis.ncpLook = { layout, prepareWalk, stop, signs, dead, navigation, words, space, show, marks, icons };
  return true;
})();
