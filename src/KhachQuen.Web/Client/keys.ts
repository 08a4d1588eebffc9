// data-key="g" on a button, link or field makes that key act. The ? overlay lists what is on the page, from the page itself.
import { all, isTyping, isVisible, on, one, text } from "./dom";

const nameOf = (event: KeyboardEvent) =>
    [event.ctrlKey || event.metaKey ? "ctrl" : "", event.altKey ? "alt" : "", event.key.toLowerCase()].filter(Boolean).join("+");

document.addEventListener("keydown", event => {
    if (event.defaultPrevented || event.isComposing) return;
    const key = nameOf(event), withModifier = key.includes("+") && key !== "+";
    if (isTyping(event.target) && !withModifier) return;
    if (event.key === "Enter" && !withModifier && (event.target as HTMLElement).closest("a, button, summary")) return;
    if (event.key === "?") { event.preventDefault(); overlay(); return; }
    const element = holders().find(e => e.dataset.key!.toLowerCase() === key);
    if (!element) return;
    event.preventDefault();
    press(element);
});

on("click", "[data-key-list]", overlay);

/** The keys that count now: those of the open dialog, or of the page. */
function holders() {
    const dialog = one("dialog[open]");
    return all("[data-key]", dialog ?? document).filter(isVisible).filter(e => !(e as HTMLButtonElement).disabled);
}

function press(element: HTMLElement) {
    if (element.matches("input:not([type=radio], [type=checkbox], [type=submit]), textarea, select")) element.focus();
    else {
        if (element.matches("summary, input[type=radio]")) element.focus();     // a link that had the focus would take the Enter that follows
        element.click();
    }
}

function overlay() {
    const dialog = one<HTMLDialogElement>("#keys")!;
    const list = one("dl", dialog)!;
    const rows: [string, string][] = holders().map(e => [e.dataset.key!, labelOf(e)]);
    if (one("[data-rows]")) rows.push(["j", text("client.keys.down")], ["k", text("client.keys.up")], ["enter", text("client.keys.open")], ["esc", text("client.keys.close")]);
    if (one("[data-find]")) rows.push(["/", text("client.keys.find")]);
    rows.push(["ctrl+k", text("client.keys.palette")], ["?", text("client.keys.this")]);
    list.replaceChildren(...unique(rows).flatMap(([key, label]) => {
        const dt = document.createElement("dt"), dd = document.createElement("dd");
        dt.append(...key.split("+").flatMap((part, i) => {
            const kbd = document.createElement("kbd");
            kbd.textContent = shown(part);
            return i === 0 ? [kbd] : [" ", kbd];
        }));
        dd.textContent = label;
        return [dt, dd];
    }));
    if (!dialog.open) dialog.showModal();
}

const unique = (rows: [string, string][]) => rows.filter(([key], i) => rows.findIndex(r => r[0] === key) === i);
const shown = (key: string) => ({ enter: "↵", esc: "Esc", ctrl: "Ctrl", alt: "Alt", arrowleft: "←", arrowright: "→" })[key] ?? key.toUpperCase();

function labelOf(element: HTMLElement) {
    if (element.dataset.keyLabel) return element.dataset.keyLabel;
    if (element.ariaLabel) return element.ariaLabel;
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) return element.labels?.[0]?.textContent?.trim() ?? element.name;
    const copy = element.cloneNode(true) as HTMLElement;
    for (const left of all("kbd, svg, small", copy)) left.remove();
    return copy.textContent!.replace(/\s+/g, " ").trim();
}
