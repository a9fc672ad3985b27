package io.handover.console.report.document;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import io.handover.files.MarkdownPage;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether a page says what the procedure in it says; ticks do not count, nor does what its author wrote by hand. */
public final class PageCheck {
    private static final Pattern TICKED = Pattern.compile("^- \\[[xX]] ");

    private PageCheck() {}

    /**
     * A place where they differ.
     *
     * @param line the page's line, counted from 1; where lines are missing, the one before which they are
     * @param found what the page says there
     * @param expected what the procedure says
     */
    public record Difference(int line, List<String> found, List<String> expected) {}

    /** All differences, in the order of the page. */
    public static List<Difference> of(MarkdownPage page, String written) {
        return DiffUtils.diff(compared(page.lines()), compared(written.lines().toList())).getDeltas().stream()
                .map(PageCheck::difference)
                .toList();
    }

    private static Difference difference(AbstractDelta<String> delta) {
        return new Difference(
                delta.getSource().getPosition() + 1,
                List.copyOf(delta.getSource().getLines()),
                List.copyOf(delta.getTarget().getLines()));
    }

    /** The end of the file may have a line end or none. */
    private static List<String> compared(List<String> lines) {
        int end = lines.size();
        while (end > 0 && lines.get(end - 1).isBlank()) {
            end--;
        }
        return lines.subList(0, end).stream()
                .map(line -> TICKED.matcher(line).replaceFirst("- [ ] ").stripTrailing())
                .collect(Collectors.toList());
    }
}
