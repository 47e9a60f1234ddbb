/**
 * Changes what stands in an element into what the desk has drawn. What is the same stays as it is, so nothing that is
 * typed, opened or focused gets lost. Elements with `data-keep` stay until the page is loaded anew.
 */
export function morph(into: Element, html: string): void {
  const drawn = document.createElement("template");
  drawn.innerHTML = html;
  children(into, drawn.content);
}

function children(old: Node, drawn: Node): void {
  const known = new Map([...old.childNodes].flatMap((node) => (idOf(node) ? [[idOf(node), node] as const] : [])));
  let at: Node | null = old.firstChild;
  for (const wanted of [...drawn.childNodes]) {
    const id = idOf(wanted);
    const same = id ? known.get(id) : at && !idOf(at) && isLike(at, wanted) ? at : undefined;
    if (!same || !isLike(same, wanted)) {
      old.insertBefore(wanted, at);
      continue;
    }
    if (same === at) at = at.nextSibling;
    else old.insertBefore(same, at);
    change(same, wanted);
  }
  while (at) {
    const next: Node | null = at.nextSibling;
    old.removeChild(at);
    at = next;
  }
}

function change(old: Node, drawn: Node): void {
  if (!(old instanceof Element) || !(drawn instanceof Element)) {
    if (old.nodeValue !== drawn.nodeValue) old.nodeValue = drawn.nodeValue;
    return;
  }
  if (old.hasAttribute("data-keep")) return;
  for (const { name } of [...old.attributes])
    if (!drawn.hasAttribute(name) && !byPerson(old, name)) old.removeAttribute(name);
  for (const { name, value } of drawn.attributes) {
    if (old.getAttribute(name) === value) continue;
    old.setAttribute(name, value);
    if (name === "value" && old instanceof HTMLInputElement) old.value = value;
  }
  children(old, drawn);
}

/** What a person does to an element, and no drawing of the desk says. */
function byPerson(element: Element, name: string): boolean {
  return name === "disabled" || (name === "open" && element instanceof HTMLDetailsElement);
}

function idOf(node: Node): string {
  return node instanceof Element ? node.id : "";
}

function isLike(node: Node, other: Node): boolean {
  return node.nodeName === other.nodeName && idOf(node) === idOf(other);
}
