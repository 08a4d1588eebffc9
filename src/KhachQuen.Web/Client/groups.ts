// The sections of a grouped list by keyboard: up and down between them, right opens, left folds. Enter and Space are the browser's own.
import { all } from "./dom";

document.addEventListener("keydown", event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const here = (event.target as HTMLElement | null)?.closest<HTMLElement>("[data-groups] > details > summary");
    if (!here) return;
    const heads = all(":scope > details > summary", here.closest("[data-groups]")!), details = here.parentElement as HTMLDetailsElement;
    if (event.key === "ArrowRight") details.open = true;
    else if (event.key === "ArrowLeft") details.open = false;
    else if (event.key === "ArrowDown") heads[heads.indexOf(here) + 1]?.focus();
    else if (event.key === "ArrowUp") heads[heads.indexOf(here) - 1]?.focus();
    else return;
    event.preventDefault();
});
