// "Lan đang sửa": a form with changes in it says so while it stands open ([data-editing-of="order:…"] in it), every six seconds; others hear of it (live.ts).
import { all, detail, on, one } from "./dom";

type Say = (noun: string, id: string, tab: string, begins: boolean) => void;
let say: Say = () => { };
/** The line is there (again): what is open is said anew. */
export function speaks(line: Say) { say = line; tell(); }

const RENEWED = 6_000;
/** This window, for as long as its document lives. */
const tab = [...crypto.getRandomValues(new Uint8Array(16))].map((byte, n) => (n === 6 ? byte & 0x0f | 0x40 : n === 8 ? byte & 0x3f | 0x80 : byte).toString(16).padStart(2, "0") + ([3, 5, 7, 9].includes(n) ? "-" : "")).join("");

const written = new Map<HTMLElement, string>();
for (const event of ["input", "change"]) on(event, "form", form => {
    const row = one("[data-editing-of]", form)?.dataset.editingOf;
    if (!row || written.has(form)) return;
    written.set(form, row);
    tell();
});

function tell() {
    const before = new Set(written.values());
    for (const form of [...written.keys()]) if (!form.isConnected) written.delete(form);
    const still = new Set(written.values());
    for (const row of before) { const [noun, id] = row.split(":"); say(noun!, id!, tab, still.has(row)); }
}
setInterval(() => { if (written.size > 0) tell(); }, RENEWED);
document.addEventListener("htmx:afterSettle", () => { if (written.size > 0) setTimeout(tell); });       // the form may have gone with what was swapped
document.addEventListener("kq:close-side", () => setTimeout(tell));
on("click", "[data-close-side]", () => setTimeout(tell));

// Who asks says from where: of this window's own form nobody needs to be told.
document.addEventListener("htmx:configRequest", event => {
    const { path, parameters } = detail(event) as { path: string; parameters: Record<string, string> };
    if (path.startsWith("/presence/")) parameters.tab = tab;
});
// Whoever comes back to a window sees who is there now.
document.addEventListener("visibilitychange", () => { if (!document.hidden) for (const sign of all("[data-presence]")) sign.dispatchEvent(new Event("kq:presence-changed")); });
