package io.handover.sandbox.web;

import io.handover.sandbox.session.SessionException;
import io.handover.sandbox.session.SessionException.Why;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** The files of the page, from the resources. */
final class PageFiles {
    private static final Pattern NAME = Pattern.compile("/([a-z-]{1,40}(?:/[a-z-]{1,40})?\\.(html|css|js|svg))");

    /** Addresses of views, which the page itself shows. */
    private static final Pattern VIEW = Pattern.compile("/(?:(?:scenarios|rehearse|debrief|instructor)(?:/.*)?)?");

    /** What looks like the address of a view, and is none: the page says so. */
    private static final Pattern NO_VIEW = Pattern.compile("/(?!api(?:/|$))[^.]{1,200}");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "svg", "image/svg+xml");

    /** Those that were asked for and are there: no more than there are. */
    private final Map<String, File> files = new ConcurrentHashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // no two are compared
    private record File(String type, String mark, byte[] content) {}

    /**
     * The file at a path.
     *
     * @param known the mark of what the browser has already; may be empty
     */
    Answer answer(String path, String known) {
        boolean isNoView =
                !VIEW.matcher(path).matches() && NO_VIEW.matcher(path).matches();
        Matcher name = NAME.matcher(isNoView || VIEW.matcher(path).matches() ? "/index.html" : path);
        if (!name.matches()) {
            throw none();
        }
        File file = Optional.ofNullable(files.get(name.group(1)))
                .or(() -> read(name.group(1), TYPES.getOrDefault(name.group(2), "")))
                .orElseThrow(PageFiles::none);
        files.put(name.group(1), file);
        Map<String, String> headers =
                Map.of("Content-Type", file.type(), "ETag", file.mark(), "Cache-Control", "no-cache");
        if (isNoView) {
            return new Answer(Answer.NOT_FOUND, headers, file.content());
        }
        return known.equals(file.mark())
                ? new Answer(Answer.NOT_MODIFIED, headers, new byte[0])
                : new Answer(Answer.OK, headers, file.content());
    }

    private static SessionException none() {
        return new SessionException(Why.UNKNOWN, "There is no such page.");
    }

    private static Optional<File> read(String name, String type) {
        try (InputStream in = PageFiles.class.getResourceAsStream("/page/" + name)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] content = in.readAllBytes();
            CRC32 sum = new CRC32();
            sum.update(content);
            return Optional.of(
                    new File(type, "\"" + Long.toHexString(sum.getValue()) + "-" + content.length + "\"", content));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
