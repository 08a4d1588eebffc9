// Toasts: from the HX-Trigger event kq:toast {text, kind, undo}. Ten seconds, longer while the pointer or the focus is on them.
import { detail, meta, one, text } from "./dom";

export type Toast = { text: string; kind?: string; undo?: string | null; link?: string };
const shownFor = 10_000;

document.addEventListener("kq:toast", event => toast(detail(event) as Toast));

export function toast({ text: said, kind = "done", undo, link }: Toast) {
    const line = document.createElement("div");
    line.className = "toast-line";
    line.dataset.kind = kind;
    line.setAttribute("role", kind === "error" ? "alert" : "status");
    line.append(part("span", "grow", said));
    if (link) line.append(button("undo", text("client.open"), () => { location.assign(link); }));
    if (undo) line.append(button("undo", text("client.undo"), () => { void takeBack(undo); line.remove(); }));
    line.append(button("close", text("client.close"), () => line.remove(), "✕"));
    one("#toasts")?.append(line);
    leave(line);
}

function leave(line: HTMLElement) {
    let timer = window.setTimeout(() => line.remove(), shownFor);
    const stay = () => clearTimeout(timer), go = () => { clearTimeout(timer); timer = window.setTimeout(() => line.remove(), shownFor / 2); };
    line.addEventListener("pointerenter", stay);
    line.addEventListener("focusin", stay);
    line.addEventListener("pointerleave", go);
    line.addEventListener("focusout", go);
}

/** Posts the undo; the answer's own HX-Trigger (toast, changed rows) is heard as from any request. */
async function takeBack(url: string) {
    const { default: htmx } = await import("htmx.org");
    await htmx.ajax("post", url, { target: "#toasts", swap: "none", headers: { RequestVerificationToken: meta("antiforgery") } });
}

function part(tag: string, name: string, content: string) {
    const element = document.createElement(tag);
    element.className = name;
    element.textContent = content;
    return element;
}

function button(name: string, label: string, act: () => void, shown = label) {
    const element = part("button", name, shown) as HTMLButtonElement;
    element.type = "button";
    element.ariaLabel = label;
    element.addEventListener("click", act);
    return element;
}
