import { html, nothing, type TemplateResult } from "lit";
import type { CreditedPart } from "../../app/credits-desk";
import type { Game } from "../../app/game";
import { reuseRule } from "../../content/credits";

/** Who made the parts of a picture and what their licences ask. @param parts null when they could not be fetched */
export function pictureCredits(game: Pick<Game, "stores">, parts: readonly CreditedPart[] | null): TemplateResult {
  const { t } = game.stores.language.getState();
  return html`<section class="picture-credits" aria-labelledby="picture-credits-title">
    <h3 id="picture-credits-title">${t("credits.title")}</h3>
    ${
      parts === null
        ? html`<p>
            ${t("credits.missing")}
            ${outside("assets/CREDITS.md", t("about.credits.link"), t("common.new-tab"))}
          </p>`
        : html`<ul>
              ${parts.map((part) => creditLine(part, t))}
            </ul>
            <p>${reuseWords(parts, t)}</p>`
    }
  </section>`;
}

type Speak = ReturnType<Game["stores"]["language"]["getState"]>["t"];

/** Title, author and licence are names: they stay as their source writes them. */
function creditLine({ kind, title, author, licence, page, terms }: CreditedPart, t: Speak): TemplateResult {
  const newTab = t("common.new-tab");
  return html`<li>
    ${t(`credits.part.${kind}`)}${t("credits.colon")}${outside(page, title, newTab, "en")},
    <span lang="en">${author}</span>, ${outside(terms, licenceName(licence), newTab, "en")},
    ${t(`credits.changed.${kind}`)}
  </li>`;
}

function reuseWords(parts: readonly CreditedPart[], t: Speak): string {
  const rule = reuseRule(parts.map(({ licence }) => licence));
  if (rule.kind === "alike") return t("credits.reuse.alike", { licence: licenceName(rule.licences[0] as string) });
  if (rule.kind === "apart") return t("credits.reuse.apart", { licences: t.list(rule.licences.map(licenceName)) });
  return t(`credits.reuse.${rule.kind}`);
}

/** "CC BY-SA 3.0" for CC-BY-SA-3.0, as its authors write it. */
export function licenceName(spdx: string): string {
  if (spdx === "LicenseRef-public-domain") return "public domain";
  return spdx.replace(/^(CC0|CC)-?(.*?)-?(\d\.\d)(?:-(US))?$/, (_, head, kind, version, port) =>
    [head, kind, version, port].filter(Boolean).join(" "),
  );
}

function outside(href: string, words: string, newTab: string, lang?: "en"): TemplateResult {
  return html`<a href=${href} target="_blank" rel="noopener noreferrer"
    ><span lang=${lang ?? nothing}>${words}</span><span class="visually-hidden"> (${newTab})</span></a
  >`;
}
