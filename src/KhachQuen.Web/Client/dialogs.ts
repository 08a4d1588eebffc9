// <dialog id="dialog"> opens when htmx puts something into it and closes on Esc, on the ground beside it, and on [data-close].
import { detail, on, one } from "./dom";

document.addEventListener("htmx:afterSwap", event => {
    const dialog = (detail(event).target as Element)?.closest?.<HTMLDialogElement>("#dialog");
    if (!dialog) return;
    if (dialog.childElementCount > 0) { if (!dialog.open) dialog.showModal(); } else dialog.close();
});
on("click", "[data-close]", button => button.closest("dialog")?.close());
on("click", "dialog", (dialog, event) => { if (event.target === dialog) (dialog as HTMLDialogElement).close(); });
document.addEventListener("kq:close-dialog", () => one<HTMLDialogElement>("#dialog")?.close());     // HX-Trigger of a form that was saved
