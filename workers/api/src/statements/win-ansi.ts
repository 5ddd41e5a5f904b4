/** What WinAnsi has at 0x80 to 0x9f; the rest of it are the code points of Latin-1. Spaces are places without a letter. */
const SPECIAL = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/** Letters that do not come apart into one of WinAnsi and its marks, each followed by what is written for it. */
const LETTERS = new Map(
  [
    "ŁL łl ĐD đd ĦH ħh ŦT ŧt ıi ĸk ŊNg ŋng ƏE əe ẞSS −- ‐- ‑- ′'",
    "АA БB ВV ГG ДD ЕE ЗZ ИI ЙJ КK ЛL МM НN ОO ПP РR СS ТT УU ФF ХH ЫY ЭE",
    "аa бb вv гg дd еe зz иi йj кk лl мm нn оo пp рr сs тt уu фf хh ыy эe",
    "ЖZh ЦTs ЧCh ШSh ЩShch ЮYu ЯYa Ъ Ь жzh цts чch шsh щshch юyu яya ъ ь",
    "ІI ЄYe ҐG ЂDj ЈJ ЉLj ЊNj ЋC ЏDz ЅDz іi єye ґg ђdj јj љlj њnj ћc џdz ѕdz",
    "ΑA ΒV ΓG ΔD ΕE ΖZ ΗI ΙI ΚK ΛL ΜM ΝN ΞX ΟO ΠP ΡR ΣS ΤT ΥY ΦF ΘTh ΧCh ΨPs ΩO",
    "αa βv γg δd εe ζz ηi ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf θth χch ψps ωo",
  ]
    .join(" ")
    .split(" ")
    .map((word) => [word.charAt(0), word.slice(1)]),
);

/**
 * Text in the letters of WinAnsi, which is what the fonts of every PDF reader can write. Other Latin letters lose their
 * marks, Cyrillic and Greek ones are transcribed; of other scripts a `?` a letter is left.
 */
export function winAnsiText(text: string): string {
  return Array.from(text.normalize("NFC"), (letter) => known(letter) ?? apart(letter)).join("");
}

/** The byte of one of its letters; null for any other. */
export function winAnsiByte(letter: string): number | null {
  const code = letter.codePointAt(0) ?? 0;
  if ((code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff)) return code;
  const place = SPECIAL.indexOf(letter);
  return place === -1 ? null : 0x80 + place;
}

function known(letter: string): string | undefined {
  return winAnsiByte(letter) === null ? LETTERS.get(letter) : letter;
}

function apart(letter: string): string {
  const parts = letter.normalize("NFKD").replaceAll(/\p{M}/gu, "");
  return Array.from(parts, (part) => known(part) ?? "?").join("");
}
