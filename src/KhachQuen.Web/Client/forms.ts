// Forms: busy at once, never sent twice, and a refusal stands beside its field.
import { all, detail, on, one, text } from "./dom";
import { toast } from "./toast";

const sending = new WeakSet<Element>();
const buttonsOf = (elt: Element) => {
    const form = elt.closest("form");
    return form ? all<HTMLButtonElement>("button:not([type=button])", form) : elt instanceof HTMLButtonElement ? [elt] : [];
};

document.addEventListener("htmx:beforeRequest", event => {
    const { elt, requestConfig } = detail(event);
    if (requestConfig.verb === "get" || elt.dataset.quiet !== undefined) return;      // data-quiet: asks beside the form (a running total), sends nothing of it
    if (sending.has(elt)) { event.preventDefault(); return; }
    sending.add(elt);
    for (const button of buttonsOf(elt)) busy(button, true);
    clear(elt.closest("form"));
});

document.addEventListener("htmx:afterRequest", event => {
    const { elt } = detail(event);
    if (!sending.delete(elt)) return;
    for (const button of buttonsOf(elt)) busy(button, false);
});

// Plain posts (signing in, language, files to download) too.
document.addEventListener("submit", event => {
    const form = event.target as HTMLFormElement;
    if (event.defaultPrevented || form.target || form.closest("[hx-boost=true]") && !form.closest("[hx-boost=false]") || form.method === "dialog") return;
    if (sending.has(form)) { event.preventDefault(); return; }
    sending.add(form);
    setTimeout(() => { for (const button of buttonsOf(form)) busy(button, true); });    // after the pressed button's own value was taken
    setTimeout(() => release(form), 8000);                                              // an answer that was a file leaves the page standing
});
window.addEventListener("pageshow", () => { for (const form of all("form")) release(form); });

function release(form: Element) {
    sending.delete(form);
    for (const button of buttonsOf(form)) busy(button, false);
}

/** A button that may not be pressed anyway is left alone, before and after. */
function busy(button: HTMLButtonElement, on: boolean) {
    if (on ? button.disabled : !button.ariaBusy) return;
    button.ariaBusy = on ? "true" : null;
    button.disabled = on;
}

// What the server refuses in JSON (problem+json) is said beside the field, or as a toast where there is none.
document.addEventListener("htmx:beforeSwap", event => {
    const d = detail(event);
    if (!(d.xhr.getResponseHeader("Content-Type") ?? "").startsWith("application/problem+json")) return;
    d.shouldSwap = false;
    const problem = JSON.parse(d.xhr.responseText) as { title: string; detail: string; errors?: Record<string, string[]> };
    const form = (d.requestConfig.elt as Element).closest("form");
    const said = Object.entries(problem.errors ?? {}).filter(([name, why]) => form && say(form, name, why[0] ?? problem.detail));
    if (said.length > 0) one("[aria-invalid=true]", form!)?.focus();
    else toast({ text: problem.detail ?? problem.title, kind: "error" });
});
document.addEventListener("htmx:sendError", () => toast({ text: text("client.offline"), kind: "error" }));
document.addEventListener("htmx:responseError", event => {
    const { xhr } = detail(event);
    if (!(xhr.getResponseHeader("Content-Type") ?? "").startsWith("application/problem+json")) toast({ text: text("client.failed"), kind: "error" });
});

function say(form: HTMLFormElement, name: string, why: string) {
    const input = form.elements.namedItem(name);
    const field = input instanceof RadioNodeList ? input[0] as HTMLElement : input as HTMLElement | null;
    if (!field) return false;
    const line = document.createElement("div");
    line.className = "wrong said-here";
    line.id = `wrong-${name}-${Math.round(performance.now())}`;
    line.textContent = why;
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${line.id}`.trim());
    (field.closest(".field") ?? field.parentElement)!.append(line);
    return true;
}

function clear(form: Element | null) {
    if (!form) return;
    for (const line of all(".said-here", form)) {
        for (const field of all(`[aria-describedby~="${line.id}"]`, form)) {
            field.removeAttribute("aria-invalid");
            field.setAttribute("aria-describedby", field.getAttribute("aria-describedby")!.split(" ").filter(id => id !== line.id).join(" "));
        }
        line.remove();
    }
}

// A field that sends its form by itself when changed (filters): <form data-auto>.
// What has no name (which columns) is no filter; what stands in [data-wait] waits for its own button.
on("change", "form[data-auto]", (form, event) => {
    const field = event.target as HTMLInputElement;
    if (field.name && !field.closest("[data-wait]")) (form as HTMLFormElement).requestSubmit();
});
// What a filter leaves empty does not stand in the address.
document.addEventListener("htmx:configRequest", event => {
    const { elt, verb, formData } = detail(event) as { elt: Element; verb: string; formData: FormData };
    if (verb === "get" && elt.matches("form.filters")) for (const [name, value] of [...formData.entries()]) if (value === "") formData.delete(name);
});

// <div data-editing>: a field edited in place; Esc takes the form away again (before it would close the panel around it).
document.addEventListener("keydown", event => {
    const form = event.key === "Escape" ? (event.target as Element | null)?.closest?.<HTMLElement>("[data-editing]") : null;
    if (!form) return;
    event.preventDefault();
    one("[data-cancel]", form)?.click();
}, true);

// <textarea data-enter-submits>: Enter sends, Shift+Enter is a new line.
on("keydown", "textarea[data-enter-submits]", (field, event) => {
    const key = event as KeyboardEvent;
    if (key.key !== "Enter" || key.shiftKey || key.isComposing) return;
    key.preventDefault();
    field.closest("form")!.requestSubmit();
});
