/** One family of icons on a 24 grid, drawn with one stroke; decoration beside words, so hidden from screen readers. */

function icon(shape, { solid = false } = {}) {
  return function Icon({ class: extra = "", label }) {
    const paint = solid ? { fill: "currentColor" } : { fill: "none", stroke: "currentColor", "stroke-width": 2 };
    const name = label ? { role: "img", "aria-label": label } : { "aria-hidden": "true" };
    return (
      <svg
        class={`icon ${extra}`}
        viewBox="0 0 24 24"
        stroke-linecap="round"
        stroke-linejoin="round"
        {...paint}
        {...name}
      >
        {shape}
      </svg>
    );
  };
}

export const Stop = icon(
  <>
    <path d="M8 2h8l6 6v8l-6 6H8l-6-6V8z" />
    <path class="icon-cut" d="M7.5 12h9" fill="none" stroke-width="3" />
  </>,
  { solid: true },
);
export const Clock = icon(
  <>
    <circle cx="12" cy="12" r="9" />
    <path d="M12 7v5l3.2 2" />
  </>,
);
export const Bolt = icon(<path d="M13.5 2 4 14h6l-1.5 8L18 10h-6z" />, { solid: true });
export const Hourglass = icon(
  <path d="M6 3h12M6 21h12M7 3v3.5c0 3 5 4 5 5.5s-5 2.5-5 5.5V21M17 3v3.5c0 3-5 4-5 5.5s5 2.5 5 5.5V21" />,
);
export const Warning = icon(<path d="M12 3.5 2.5 20.5h19zM12 10v5M12 18h.01" />);
export const Info = icon(
  <>
    <circle cx="12" cy="12" r="9" />
    <path d="M12 11v6M12 7.5h.01" />
  </>,
);
export const Plus = icon(<path d="M12 5v14M5 12h14" />);
export const Close = icon(<path d="M6 6l12 12M18 6 6 18" />);
export const Search = icon(
  <>
    <circle cx="11" cy="11" r="7" />
    <path d="m16.5 16.5 4.5 4.5" />
  </>,
);
export const Undo = icon(<path d="M8 5 4 9l4 4M4.5 9H14a5.5 5.5 0 0 1 0 11h-3" />);
export const Arrow = icon(<path d="M4 12h15M13 6l6 6-6 6" />);
export const Check = icon(<path d="m4 12.5 5.5 5.5L20 6.5" />);
export const ListMark = icon(
  <>
    <rect x="3.5" y="3.5" width="17" height="17" rx="3" />
    <path d="m8 12 3 3 5-6" />
  </>,
);
export const Comment = icon(<path d="M4 5h16v11H11l-5 4v-4H4z" />);
export const Back = icon(<path d="M20 18v-3a5 5 0 0 0-5-5H4M9 5l-5 5 5 5" />);
export const Person = icon(
  <>
    <circle cx="12" cy="8" r="4" />
    <path d="M4.5 20.5c1-4.5 4-6 7.5-6s6.5 1.5 7.5 6" />
  </>,
);
export const People = icon(
  <>
    <path d="M3 5h18M3 12h18M3 19h18" />
    <path d="M9 5v14" />
  </>,
);
export const List = icon(<path d="M9 6h12M9 12h12M9 18h12M4 6h.01M4 12h.01M4 18h.01" />);
export const Tick = icon(
  <>
    <rect x="3.5" y="3.5" width="17" height="17" rx="3" />
    <path d="m8 12 3 3 5-6" />
  </>,
);
export const ArchiveBox = icon(
  <>
    <path d="M3 4h18v4H3zM5 8v12h14V8" />
    <path d="M10 12h4" />
  </>,
);
export const Funnel = icon(<path d="M4 5h16l-6 7.5V19l-4 1.5v-8z" />);
export const Dots = icon(<path d="M5 12h.01M12 12h.01M19 12h.01" stroke-width="3" />);
export const Keyboard = icon(
  <>
    <rect x="2.5" y="6" width="19" height="12.5" rx="2" />
    <path d="M6.5 10h.01M10 10h.01M14 10h.01M17.5 10h.01M8 14.5h8" />
  </>,
);

const KINDS = {
  assignment: icon(<path d="M5 21V4m0 1c5-3 9 3 14 0v9c-5 3-9-3-14 0" />),
  service: icon(
    <>
      <path d="M3 12h4l3 3h4l3-3h4" />
      <path d="M5 6h14l2 6v7H3v-7z" />
    </>,
  ),
  lean_project: icon(<path d="M4 18.5h4v-6h6v-5h6M20 7.5V3m0 4.5h-4" />),
  improvement: icon(<path d="M12 20V5M5.5 11.5 12 5l6.5 6.5" />),
  report: icon(
    <>
      <path d="M6 3h9l4 4v14H6z" />
      <path d="M9.5 12h6M9.5 16h6" />
    </>,
  ),
  other: icon(<circle cx="12" cy="12" r="3.5" />),
};

/** The icon of a kind of task by the name of the icon. */
export function KindIcon({ icon: name, ...rest }) {
  const Icon = KINDS[name] ?? KINDS.other;
  return <Icon {...rest} />;
}
export const Bell = icon(<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15zM10 21h4" />);
