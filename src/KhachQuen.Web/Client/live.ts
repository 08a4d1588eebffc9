// Changes by others: the hub says noun and id; rows that show it are asked to fetch themselves, lists and counts hear of it a little later.
import htmx from "htmx.org";
import { HttpTransportType, HubConnectionBuilder, HubConnectionState, LogLevel } from "@microsoft/signalr";
import { due, noticed } from "./bell";
import { speaks } from "./presence";
import { all, debounced, detail, meta, on, one, text } from "./dom";

const waiting = new Map<string, Set<string>>();

function changed(noun: string, id: string) {
    if (noun === "notice") noticed(id);
    const rows = rowsOf(noun, id);
    tellRows(noun, id);
    if (rows.length === 0) waiting.set(noun, (waiting.get(noun) ?? new Set()).add(id));
    else waiting.set(noun, waiting.get(noun) ?? new Set());
    tellLists();
}

const rowsOf = (noun: string, id: string) => all(`[data-${CSS.escape(noun)}="${CSS.escape(id)}"]`);

/** What is just asking the server (a button in it was pressed) is told afterwards: its answer would find nothing left to change. What is being pressed stays too: drawn anew in between, it would lose the click. */
function tellRows(noun: string, id: string) {
    const rows = rowsOf(noun, id), busy = rows.filter(row => row.matches(".htmx-request, :active") || one(".htmx-request", row));
    for (const row of rows) if (!busy.includes(row)) htmx.trigger(row, `kq:${noun}-changed`, { id });
    if (busy.length > 0) setTimeout(() => tellRows(noun, id), 200);
}

/** The same, the other way round: what was being fetched anew when the button was pressed waits for the button's answer. */
document.addEventListener("htmx:beforeSwap", event => {
    const d = detail(event), asked = (d.requestConfig as { triggeringEvent?: Event }).triggeringEvent?.type ?? "", elt = d.elt as HTMLElement;
    const target = d.target as HTMLElement;
    if (!asked.startsWith("kq:") || !(target.matches(":active") || all(".htmx-request", target).some(e => e !== elt))) return;
    d.shouldSwap = false;
    setTimeout(() => { if (elt.isConnected) htmx.trigger(elt, asked, {}); }, 200);
});

const tellLists = debounced(() => {
    for (const [noun, ids] of waiting)
        for (const list of all(`[data-live~="${CSS.escape(noun)}"]`)) {
            if (list.dataset.gather === undefined) htmx.trigger(list, `kq:${noun}-changed`, {});
            else if (ids.size > 0) void gather(list, ids);
        }
    waiting.clear();
    tellCounts();
}, 300);

const tellCounts = debounced(() => { for (const count of all("[data-count]")) htmx.trigger(count, "kq:counts-changed", {}); }, 1200);

/** Counts asked for by a page that is left are not wanted any more: their places are gone. */
document.addEventListener("htmx:beforeCleanupElement", event => {
    const elt = event.target as HTMLElement;
    if (elt.dataset?.count !== undefined) htmx.trigger(elt, "htmx:abort", {});
});

/** New rows wait under "3 mới" and never move the row under the cursor. What changed but is not new to the list is left out. */
async function gather(list: HTMLElement, changedIds: Set<string>) {
    const ids = list.dataset.ask ? await newTo(list.dataset.ask, changedIds) : [...changedIds];
    if (ids.length === 0 || !list.isConnected) return;
    const known = new Set((list.dataset.gather ?? "").split(" ").filter(Boolean));
    for (const id of ids) known.add(id);
    list.dataset.gather = [...known].join(" ");
    const sign = one("[data-gathered]", list);
    if (!sign) return;
    sign.hidden = false;
    one("[data-gathered-said]", sign)!.textContent = text("client.gathered", known.size);
}

async function newTo(ask: string, ids: Set<string>) {
    const answer = await fetch(ask, {
        method: "POST", credentials: "same-origin", headers: { "Content-Type": "application/x-www-form-urlencoded", RequestVerificationToken: meta("antiforgery") },
        body: new URLSearchParams([...ids].slice(0, 500).map(id => ["ids", id])),
    }).catch(() => null);
    return answer?.ok ? (await answer.text()).split(" ").filter(Boolean) : [];
}
on("click", "[data-gathered] button", button => {
    const list = button.closest<HTMLElement>("[data-gather]")!;
    list.dataset.gather = "";
    button.closest<HTMLElement>("[data-gathered]")!.hidden = true;
    htmx.trigger(list, `kq:gathered`, {});
});

const root = document.documentElement;
const bar = (shown: boolean) => { const line = one("#live-bar"); if (line) line.hidden = !shown; };

async function listen() {
    // A socket at once, without asking first: so any node may answer, and no request has to come back to the same one.
    const hub = new HubConnectionBuilder().withUrl("/live", { transport: HttpTransportType.WebSockets, skipNegotiation: true }).configureLogging(LogLevel.None)
        .withAutomaticReconnect({ nextRetryDelayInMilliseconds: c => Math.min(15_000, 500 * 2 ** c.previousRetryCount) * (0.7 + Math.random() * 0.6) }).build();
    hub.on("changed", changed);
    hub.on("due", due);
    hub.onreconnecting(() => { root.dataset.live = "off"; setTimeout(() => bar(root.dataset.live === "off"), 1000); });
    const say = () => speaks((noun, id, tab, begins) => { if (hub.state === HubConnectionState.Connected) void hub.send("Editing", noun, id, tab, begins).catch(() => { }); });
    hub.onreconnected(() => { root.dataset.live = "on"; bar(false); say(); for (const list of all("[data-live]")) for (const noun of list.dataset.live!.split(" ")) htmx.trigger(list, `kq:${noun}-changed`, {}); });
    hub.onclose(() => { root.dataset.live = "off"; });
    window.addEventListener("pagehide", () => void hub.stop());
    for (let wait = 1000; ; wait = Math.min(15_000, wait * 2)) {
        try { await hub.start(); root.dataset.live = "on"; say(); return; }
        catch { await new Promise(done => setTimeout(done, wait)); }
    }
}
if (meta("live")) void listen();
