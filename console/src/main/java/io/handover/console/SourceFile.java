package io.handover.console;

import io.handover.files.Catalogue;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file as reports for machines name it: by its place in the checkout that it lies in, so that they say the same wherever that is.
 *
 * @param place its path from the root, with slashes; empty of what is built in, of standard input, and of what a revision holds
 */
public record SourceFile(Optional<String> place) {
    private static final String STANDARD_INPUT = "-";

    /** What has no place: it is built in, or was read from standard input or from a revision. */
    public static final SourceFile NONE = new SourceFile(Optional.empty());

    /**
     * A procedure, a site or a test case as the user named it. The root is the folder above it that a version control is kept in or, where
     * there is none, the working directory; of a file that lies below neither the name alone counts. What cannot be a file's name has no place:
     * whoever reads it says so.
     */
    public static SourceFile named(String nameOrPath) {
        if (nameOrPath.equals(STANDARD_INPUT)
                || Catalogue.isBuiltInProcedure(nameOrPath)
                || Catalogue.isBuiltInSite(nameOrPath)
                || Catalogue.isOfRevision(nameOrPath)) {
            return NONE;
        }
        try {
            return new SourceFile(Optional.of(place(Path.of(nameOrPath))));
        } catch (InvalidPathException noName) {
            return NONE;
        }
    }

    private static String place(Path path) {
        Path file = real(path.toAbsolutePath().normalize());
        Path here = real(Path.of("").toAbsolutePath());
        Path root = Stream.iterate(file.getParent(), folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve(".git")))
                .findFirst()
                .orElse(here);
        Path below = file.startsWith(root) ? root.relativize(file) : file.getFileName();
        return below.toString().replace('\\', '/');
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException notThere) {
            return path;
        }
    }

    /** The place as a relative reference, with what cannot stand in one escaped. */
    public Optional<String> uri() {
        return place.map(SourceFile::escaped);
    }

    private static String escaped(String path) {
        try {
            String raw = new URI(null, null, "/" + path, null).toASCIIString().substring(1);
            // A colon in the first segment would make what stands before it a scheme.
            int slash = raw.indexOf('/');
            String first = slash < 0 ? raw : raw.substring(0, slash);
            return first.replace(":", "%3A") + raw.substring(first.length());
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException(path, impossible);
        }
    }
}
