// <form data-attach>: files pasted anywhere on the page, or dropped beside the place for them, go into it. (Dropping on the place and choosing are the browser's own.)
import { one, text } from "./dom";

const field = () => one("dialog[open]") ? null : one<HTMLInputElement>("[data-attach] input[type=file]");
const carries = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;

function send(input: HTMLInputElement, files: Iterable<File>) {
    const carried = new DataTransfer();
    for (const file of files) carried.items.add(file);
    input.files = carried.files;
    input.form!.requestSubmit();
}

/** What the clipboard calls every picture is no name. */
function named(file: File) {
    if (file.name !== "image.png") return file;
    const now = new Date(), two = (n: number) => String(n).padStart(2, "0");
    return new File([file], `${text("client.pasted")} ${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())} ${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}.png`, { type: file.type });
}

document.addEventListener("paste", event => {
    const input = field(), files = [...(event.clipboardData?.files ?? [])];
    if (!input || files.length === 0) return;
    event.preventDefault();
    send(input, files.map(named));
});

document.addEventListener("dragover", event => {
    if (!field() || !carries(event)) return;
    one("[data-attach]")!.classList.add("is-over");
    if (event.target !== field()) event.preventDefault();
});
for (const over of ["dragleave", "drop", "dragend"]) document.addEventListener(over, () => one("[data-attach].is-over")?.classList.remove("is-over"));
document.addEventListener("drop", event => {
    const input = field();
    if (!input || !carries(event) || event.target === input) return;
    event.preventDefault();         // a file dropped beside the place would leave the page
    send(input, event.dataTransfer!.files);
});
