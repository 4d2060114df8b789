namespace Xfel.ML.Cli;

/// <summary>How a report looks: dark on light, large enough to read tired, printable.</summary>
internal static class ReportStyle
{
    public const string Css = """
        :root { color-scheme: light; }
        body { margin: 0 auto; padding: 1.5rem; max-width: 62rem; color: #1a1a1a; background: #fff; font: 17px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
        h1 { margin: 0 0 .5rem; font-size: 1.9rem; line-height: 1.2; }
        h2 { margin: 2.5rem 0 .5rem; padding-bottom: .2rem; border-bottom: 2px solid #1a1a1a; font-size: 1.35rem; }
        h3 { margin: 1.5rem 0 .3rem; font-size: 1.1rem; }
        p { margin: .4rem 0; max-width: 46rem; }
        .notice { margin: 1rem 0; padding: .6rem .9rem; border-left: 6px solid #b45309; background: #fff7e6; }
        .figures { display: flex; flex-wrap: wrap; gap: 1rem; margin: 1rem 0; padding: 0; list-style: none; }
        .figures li { flex: 1 1 11rem; padding: .7rem .9rem; border: 1px solid #767676; border-radius: 4px; }
        .figures b { display: block; font-size: 1.9rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
        table { margin: .8rem 0; border-collapse: collapse; font-variant-numeric: tabular-nums; }
        caption { padding-bottom: .3rem; text-align: left; color: #444; }
        th, td { padding: .3rem .8rem; border: 1px solid #999; text-align: right; vertical-align: top; }
        th { background: #f1f1f1; }
        th[scope=row], td.text { text-align: left; }
        td.text { overflow-wrap: anywhere; }
        .side { display: flex; flex-wrap: wrap; gap: 2rem; }
        .side figure { flex: 1 1 24rem; }
        figure { margin: .8rem 0; }
        figcaption { max-width: 46rem; color: #333; font-size: .95rem; }
        .frames { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); gap: .8rem; margin: .8rem 0; padding: 0; list-style: none; }
        .scales { grid-template-columns: repeat(4, minmax(0, 1fr)); max-width: 46rem; }
        .frames img { display: block; width: 100%; height: auto; background: #000; image-rendering: pixelated; }
        .frames span { display: block; font-size: .9rem; line-height: 1.35; }
        svg { display: block; max-width: 100%; height: auto; }
        svg text { font: 14px system-ui, "Segoe UI", Roboto, Arial, sans-serif; fill: #1a1a1a; }
        footer { margin-top: 3rem; color: #444; font-size: .9rem; }
        @media print { body { max-width: none; font-size: 11pt; } figure, table, li { break-inside: avoid; } }
        """;
}
