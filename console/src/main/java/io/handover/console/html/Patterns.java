package io.handover.console.html;

import j2html.tags.DomContent;

/** The hatchings by which a drawing tells apart what has no room for words. Every drawing of a page uses these. */
final class Patterns {
    private static final int SIZE = 6;

    private Patterns() {}

    static DomContent definitions() {
        return Svg.silent(0, 0)
                .withClass("patterns")
                .with(new Svg.Element("defs")
                        .with(
                                pattern("hatch").with(Svg.path("ink", "M-1 5 L5 -1 M2 8 L8 2")),
                                pattern("cross").with(Svg.path("ink", "M0 0 L6 6 M6 0 L0 6")),
                                pattern("dots").with(Svg.circle("dot", 3, 3, 1)),
                                pattern("rows").with(Svg.path("ink", "M0 3 L6 3"))));
    }

    private static Svg.Element pattern(String id) {
        return new Svg.Element("pattern")
                .withId("p-" + id)
                .attr("patternUnits", "userSpaceOnUse")
                .length("width", SIZE)
                .length("height", SIZE);
    }
}
