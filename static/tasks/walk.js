/**
 * Arrow keys through a list of buttons, Esc out of it: `onKeyDown` for the list. Nothing is chosen before a button is
 * pressed.
 */
export const walk = (onLeave) => (event) => {
  const buttons = [...event.currentTarget.querySelectorAll("button:not([disabled])")];
  const at = buttons.indexOf(document.activeElement);
  const targets = {
    ArrowDown: (at + 1) % buttons.length,
    ArrowUp: (at - 1 + buttons.length) % buttons.length,
    Home: 0,
    End: buttons.length - 1,
  };
  if (event.key === "Escape") onLeave();
  else if (event.key in targets) buttons[targets[event.key]]?.focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
};
