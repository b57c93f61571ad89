/** The page's styles: dark on white, a phone's width or A4, nothing fetched from anywhere. */
export const PAGE_STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #1b1f27; font: 16px/1.5 Inter, "Helvetica Neue", Helvetica, Arial,
  "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", sans-serif; overflow-wrap: anywhere; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1.25rem 3rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .4rem; }
h2 { font-size: 1.3rem; line-height: 1.25; margin: 2.4rem 0 .3rem; padding-top: 1rem; border-top: 2px solid #1b1f27; }
h3 { font-size: 1.05rem; line-height: 1.3; margin: 1.6rem 0 .4rem; }
p { margin: .35rem 0; }
.lead, .quiet { color: #525a68; }
figure { margin: 0 0 1.2rem; }
svg { display: block; width: 100%; height: auto; }
svg.narrow { display: none; }
figcaption { font-size: .875rem; margin-top: .5rem; }
.wide-table { overflow-x: auto; margin: .5rem 0 1rem; }
.wide-table:focus-visible { outline: 3px solid #00586b; outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: .8125rem; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
caption { text-align: left; font-weight: 600; padding-bottom: .3rem; }
th, td { text-align: right; padding: .25rem .5rem; border-bottom: 1px solid #dde1e7; vertical-align: top; }
.whole { white-space: nowrap; }
thead th { white-space: normal; vertical-align: bottom; border-bottom: 1.5px solid #1b1f27; }
thead th:lang(zh) { white-space: nowrap; }
th:first-child, td:first-child { text-align: left; padding-left: 0; }
tbody th { font-weight: 400; }
tr.sum > * { font-weight: 600; }
.name { white-space: normal; min-width: 5.5rem; max-width: 14rem; }
ul { margin: .4rem 0; padding-left: 1.2rem; font-size: .9rem; }
footer { margin-top: 2rem; font-size: .8125rem; color: #525a68; }
@media screen and (max-width: 36rem) {
  svg.broad { display: none; }
  svg.narrow { display: block; }
  h1 { font-size: 1.45rem; }
}
@page { size: A4; margin: 15mm; }
@media print {
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  h2, h3 { break-after: avoid; }
  figure, tr { break-inside: avoid; }
  svg.broad { max-height: 240mm; }
  thead { display: table-header-group; }
  .wide-table { overflow: visible; }
}
`;
