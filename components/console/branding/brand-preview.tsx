import type { lookText } from "./look-text.ts";

type Logo = { hash: string; width: number; height: number };

type BrandPreviewProps = {
  look: { name: string; monogram: string; keyColor: string; tintColor: string };
  /** The registered one, in place of the monogram. */
  logo: Logo | null;
  text: typeof lookText.screens;
};

const SCREEN = { width: 260, height: 340 };

/** Drawings of the login and the top page in these colours: by attributes, which a strict style policy allows. */
export function BrandPreview({ look, logo, text }: BrandPreviewProps) {
  return (
    <div className="flex flex-wrap gap-6">
      <Screen label={text.previewLogin} look={look} logo={logo}>
        <text x="20" y="104" fontSize="18" fontWeight="700" fill="#333333">
          {text.previewButton}
        </text>
        {[124, 180].map((y) => (
          <rect key={y} x="20" y={y} width="220" height="38" rx="6" fill="#ffffff" stroke="#666666" />
        ))}
        <rect x="20" y="242" width="220" height="44" rx="8" fill={look.keyColor} />
        <text x="130" y="270" fontSize="15" fontWeight="700" fill="#ffffff" textAnchor="middle">
          {text.previewButton}
        </text>
        <rect x="20" y="304" width="120" height="2" fill={look.keyColor} />
      </Screen>
      <Screen label={text.previewTop} look={look} logo={logo}>
        <rect y="62" width={SCREEN.width} height="52" fill={look.tintColor} />
        <text x="20" y="94" fontSize="17" fontWeight="700" fill="#333333">
          {text.previewMenu}
        </text>
        {[0, 1, 2, 3].map((tile) => (
          <Tile key={tile} x={20 + (tile % 2) * 114} y={130 + Math.floor(tile / 2) * 102} look={look} />
        ))}
      </Screen>
    </div>
  );
}

type ScreenProps = Pick<BrandPreviewProps, "look" | "logo"> & { label: string; children: React.ReactNode };

const EMBLEM = { x: 20, y: 16, height: 34 };

function Screen({ label, look, logo, children }: ScreenProps) {
  const width = logo ? Math.min((EMBLEM.height * logo.width) / logo.height, SCREEN.width / 2) : EMBLEM.height;
  const nameLength = Math.floor((SCREEN.width - width - 40) / 12);
  return (
    <figure>
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${SCREEN.width} ${SCREEN.height}`}
        width={SCREEN.width}
        height={SCREEN.height}
        className="rounded-12 border border-solid-gray-420"
      >
        <rect width={SCREEN.width} height={SCREEN.height} fill="#f8f8fb" />
        <rect width={SCREEN.width} height="62" fill="#ffffff" />
        <rect width={SCREEN.width} height="4" fill={look.keyColor} />
        {logo ? <image {...EMBLEM} width={width} href={`/branding/logo?${logo.hash}`} /> : <Monogram look={look} />}
        <text x={EMBLEM.x + width + 10} y="38" fontSize="12" fontWeight="700" fill="#333333">
          {look.name.length > nameLength ? `${look.name.slice(0, nameLength - 1)}…` : look.name}
        </text>
        {children}
      </svg>
      <figcaption className="mt-1 text-[1rem] text-quiet">{label}</figcaption>
    </figure>
  );
}

function Monogram({ look }: Pick<BrandPreviewProps, "look">) {
  return (
    <>
      <rect {...EMBLEM} width={EMBLEM.height} rx="9" fill={look.keyColor} />
      <text x="37" y="39" fontSize="15" fontWeight="700" fill="#ffffff" textAnchor="middle">
        {look.monogram}
      </text>
    </>
  );
}

function Tile({ x, y, look }: { x: number; y: number; look: BrandPreviewProps["look"] }) {
  return (
    <>
      <rect x={x} y={y} width="106" height="92" rx="12" fill="#ffffff" stroke="#d8d8db" />
      <circle cx={x + 53} cy={y + 36} r="20" fill={look.tintColor} />
      <circle cx={x + 53} cy={y + 36} r="9" fill="none" stroke={look.keyColor} strokeWidth="2.5" />
      <rect x={x + 25} y={y + 68} width="56" height="6" rx="3" fill="#767676" />
    </>
  );
}
