// <textarea data-draft="lead-note:…">: what is being written is kept on the server 400 ms after the last key, so that nothing is lost with the page.
import { meta, on, one, text } from "./dom";

const timers = new WeakMap<Element, number>();

on("input", "[data-draft]", field => {
    clearTimeout(timers.get(field));
    timers.set(field, window.setTimeout(() => void keep(field as HTMLTextAreaElement), 400));
});
// Leaving the page does not wait for the pause.
document.addEventListener("visibilitychange", () => {
    if (document.hidden) for (const field of document.querySelectorAll<HTMLTextAreaElement>("[data-draft]")) if (timers.has(field)) void keep(field);
});

async function keep(field: HTMLTextAreaElement) {
    clearTimeout(timers.get(field));
    timers.delete(field);
    const sign = one(`[data-draft-said="${CSS.escape(field.dataset.draft!)}"]`);
    try {
        const answer = await fetch("/drafts", {
            method: "POST", keepalive: true, credentials: "same-origin",
            headers: { "Content-Type": "application/x-www-form-urlencoded", RequestVerificationToken: meta("antiforgery") },
            body: new URLSearchParams({ key: field.dataset.draft!, text: field.value }),
        });
        if (sign) sign.textContent = text(answer.ok ? "client.draft.kept" : "client.draft.lost");
    } catch {
        if (sign) sign.textContent = text("client.draft.lost");
    }
}
