package io.handover.console.html;

import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import j2html.tags.Text;
import java.util.Locale;

/** Elements of drawings. Lengths are in CSS pixels, written with one decimal at most. */
final class Svg {
    private Svg() {}

    static final class Element extends ContainerTag<Element> {
        Element(String name) {
            super(name);
        }

        Element length(String name, double pixels) {
            return attr(name, number(pixels));
        }
    }

    /** A drawing as large as it is. */
    static Element drawing(double width, double height) {
        return new Element("svg")
                .attr("xmlns", "http://www.w3.org/2000/svg")
                .length("width", width)
                .length("height", height)
                .attr("viewBox", "0 0 " + number(width) + " " + number(height));
    }

    /** One that readers of the screen pass over, because words beside it say the same. */
    static Element silent(double width, double height) {
        return drawing(width, height).attr("aria-hidden", "true").attr("focusable", "false");
    }

    static Element rect(String classes, double x, double y, double width, double height) {
        return new Element("rect")
                .withClass(classes)
                .length("x", x)
                .length("y", y)
                .length("width", Math.max(0, width))
                .length("height", height);
    }

    static Element line(String classes, double fromX, double fromY, double toX, double toY) {
        return new Element("line")
                .withClass(classes)
                .length("x1", fromX)
                .length("y1", fromY)
                .length("x2", toX)
                .length("y2", toY);
    }

    static Element circle(String classes, double x, double y, double radius) {
        return new Element("circle")
                .withClass(classes)
                .length("cx", x)
                .length("cy", y)
                .length("r", radius);
    }

    static Element path(String classes, String data) {
        return new Element("path").withClass(classes).attr("d", data);
    }

    static Element text(String classes, double x, double y, String words) {
        return new Element("text")
                .withClass(classes)
                .length("x", x)
                .length("y", y)
                .with(new Text(words));
    }

    static Element group(String classes) {
        return new Element("g").withClass(classes);
    }

    /** What a pointer that rests on an element is told. */
    static DomContent tip(String words) {
        return new Element("title").with(new Text(words));
    }

    /** {@code 12}, {@code 12.5}. */
    static String number(double pixels) {
        String number = String.format(Locale.ROOT, "%.1f", pixels);
        return number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
    }
}
