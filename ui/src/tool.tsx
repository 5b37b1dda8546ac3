import { Icon, type IconName } from "./icon.tsx";

/** A button that answers nothing: it changes what the page shows. */
export function Tool(props: {
  icon: IconName;
  label: string;
  press: () => void;
  /** For a button that stays pressed. */
  pressed?: boolean;
  disabled?: boolean;
  /** Of the label, when it is not the page's. */
  lang?: string;
  on?: "bar" | "page";
}) {
  return (
    <button
      type="button"
      class="tool"
      lang={props.lang}
      aria-pressed={props.pressed}
      disabled={props.disabled}
      data-on={props.on ?? "bar"}
      onClick={props.press}
    >
      <Icon name={props.icon} />
      {props.label}
    </button>
  );
}
