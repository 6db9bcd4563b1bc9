import { Icon } from "../ui/icon.tsx";

/** Search from anywhere: an ordinary form that leads to the list of tasks. Ctrl K puts the cursor in it. */
export function SearchBox() {
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is newer than the oldest browser this must work in
    <form className="top-search" action="/tasks" role="search" aria-label="Tìm nhiệm vụ">
      <Icon name="search" />
      <input
        id="top-search"
        name="q"
        type="search"
        aria-label="Tìm kiếm (Ctrl + K)"
        placeholder="Tìm kiếm"
        autoComplete="off"
        enterKeyHint="search"
      />
      <kbd>Ctrl K</kbd>
    </form>
  );
}
