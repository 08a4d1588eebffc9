// Two people on one row: a value is said in the words of its option or box, and the focus goes to the first choice that is still to be made.
import htmx from "htmx.org";
import { all, one } from "./dom";

htmx.onLoad(loaded => {
    const scope = loaded.parentNode ?? document;
    for (const said of all("[data-words-of]", scope)) if (inputs(said, said.dataset.wordsOf!).some(i => i.tagName === "SELECT" || i.type === "checkbox")) said.textContent = (said.textContent ?? "").split("\n").map(value => words(said, value)).join(", ");
    for (const label of all("[data-label-of]", scope)) {
        const input = inputs(label, label.dataset.labelOf!)[0];
        const name = input?.type === "checkbox" && all(`[name="${CSS.escape(input.name)}"]`, label.closest("form")!).length > 1 ? one("legend", input.closest("fieldset")!)?.textContent : input?.labels?.[0]?.textContent ?? input?.ariaLabel;
        if (name) label.textContent = name.trim();
    }
    const clash = all<HTMLInputElement>("[data-clash]", scope).find(c => !one("input:checked", c));
    if (clash) setTimeout(() => { clash.scrollIntoView({ block: "center" }); one("input", clash)?.focus({ preventScroll: true }); });
});

const inputs = (near: Element, name: string) => all<HTMLInputElement>(`[name="${CSS.escape(name)}"]`, near.closest("form") ?? document);

function words(near: Element, value: string) {
    for (const input of inputs(near, near.getAttribute("data-words-of")!)) {
        if (input as HTMLElement instanceof HTMLSelectElement) return [...(input as unknown as HTMLSelectElement).options].find(o => o.value === value)?.text.trim() ?? value;
        if (input.type === "checkbox" && input.value === value) return input.labels?.[0]?.textContent?.trim() ?? value;
    }
    return value;
}
