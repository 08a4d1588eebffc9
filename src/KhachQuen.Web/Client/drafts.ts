// What is being written is kept on the server 400 ms after the last key, so that nothing is lost with the page: a field (<textarea data-draft="lead-note:…">)
// or, where a form holds [data-keeps], all of its fields but passwords and files.
import htmx from "htmx.org";
import { all, detail, meta, on, one, text } from "./dom";

const timers = new Map<HTMLElement, number>();

on("input", "[data-draft]", field => later(field, () => keep(field.dataset.draft!, (field as HTMLTextAreaElement).value)));
for (const event of ["input", "change"]) on(event, "form", form => { const key = keyOf(form); if (key) later(form, () => keep(key, fieldsOf(form as HTMLFormElement))); });
// Leaving the page does not wait for the pause.
document.addEventListener("visibilitychange", () => { if (document.hidden) for (const act of [...waiting.values()]) act(); });

const waiting = new Map<HTMLElement, () => void>();
function later(elt: HTMLElement, act: () => Promise<void>) {
    clearTimeout(timers.get(elt));
    const now = () => { clearTimeout(timers.get(elt)); waiting.delete(elt); void act(); };
    waiting.set(elt, now);
    timers.set(elt, window.setTimeout(now, 400));
}

const keyOf = (form: Element) => one<HTMLInputElement>("[data-keeps]", form)?.value;

const fieldsOf = (form: HTMLFormElement) => JSON.stringify([...new FormData(form).entries()]
    .filter(([name, value]) => typeof value === "string" && name !== "__RequestVerificationToken" && !one(`input[type=password][name="${CSS.escape(name)}"]`, form)));

// What is sent is no draft; what came back unsaved is one at once.
document.addEventListener("htmx:beforeRequest", event => {
    const { elt, requestConfig } = detail(event) as { elt: HTMLElement; requestConfig: { verb: string } };
    if (requestConfig.verb === "get" || elt.dataset.quiet !== undefined) return;
    clearTimeout(timers.get(elt));
    waiting.delete(elt);
});
htmx.onLoad(loaded => { for (const mark of all("[data-keeps][data-typed]", loaded.parentNode ?? document)) { const form = mark.closest("form")!; void keep(keyOf(form)!, fieldsOf(form), true); } });

// Thrown away by its writer: Cancel, Esc.
on("click", "[data-drops]", button => {
    const form = button.closest("form")!;
    clearTimeout(timers.get(form));
    waiting.delete(form);
    if (timers.delete(form) || one("[data-typed]", form)) void keep(button.dataset.drops!, "", true);
});

on("click", "[data-drop-draft]", button => void (async () => { await keep(button.dataset.dropDraft!, "", true); location.reload(); })());

async function keep(key: string, written: string, silent = false) {
    const say = (said: string) => { if (!silent) for (const sign of all(`[data-draft-said="${CSS.escape(key)}"]`)) sign.textContent = text(said); };
    try {
        const answer = await fetch("/drafts", {
            method: "POST", keepalive: written.length < 60_000, credentials: "same-origin",     // a browser lets no more outlive its page
            headers: { "Content-Type": "application/x-www-form-urlencoded", RequestVerificationToken: meta("antiforgery") },
            body: new URLSearchParams({ key, text: written }),
        });
        say(answer.ok ? "client.draft.kept" : "client.draft.lost");
    } catch {
        say("client.draft.lost");
    }
}
