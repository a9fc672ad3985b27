package io.handover.executor.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that one process at a time holds, in which it says who it is. The kernel's lock counts, so that a process that dies frees it,
 * however it dies.
 *
 * <p>A process's locks on a file are dropped when it closes any descriptor of that file. So nothing is kept in such a file but the lock
 * and its holder's words, and this class alone opens it, never twice at a time: what this process holds is known without opening it. The
 * file stays when it is let go: another may be about to lock it.
 */
final class HeldFile implements AutoCloseable {
    /** Where the lock is, so that on systems whose locks keep readers out the words can be read. */
    private static final long PLACE = Long.MAX_VALUE - 1;

    private static final int MOST_BYTES = 4_096;

    /** What this process holds: the holders' words by file. */
    private static final Map<Path, String> HELD = new HashMap<>();

    /** It is held; the message is the holder's words, empty where it has not yet said any. */
    static final class HeldException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String words;

        HeldException(String words) {
            super(words);
            this.words = words;
        }

        /** {@code ": process 42, since …"}, or nothing. */
        String holder() {
            return words.isEmpty() ? "" : ": " + words;
        }
    }

    private final Path file;
    private final FileChannel channel;

    private HeldFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes hold of a file, which is made where there is none.
     *
     * @param named the file
     * @param words who takes it, on one line
     * @param shared whether every user of the machine may take it
     * @throws HeldException where it is held, by whomever
     * @throws IOException where that cannot be found out, or the words cannot be written
     */
    static HeldFile take(Path named, String words, boolean shared) throws HeldException, IOException {
        Path whole = named.toAbsolutePath();
        Path file = Optional.ofNullable(whole.getParent())
                .orElse(whole)
                .toRealPath()
                .resolve(String.valueOf(whole.getFileName()));
        synchronized (HELD) {
            @Nullable String here = HELD.get(file);
            if (here != null) {
                throw new HeldException(here);
            }
            FileChannel channel = open(file, shared);
            try {
                @Nullable FileLock lock = channel.tryLock(PLACE, 1, false);
                if (lock == null) {
                    throw new HeldException(words(channel));
                }
                channel.truncate(0);
                ByteBuffer bytes = ByteBuffer.wrap((words + "\n").getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            } catch (HeldException | IOException not) {
                channel.close();
                throw not;
            }
            HELD.put(file, words);
            return new HeldFile(file, channel);
        }
    }

    /** Not through a link: in a folder that all may write to it could lead anywhere. */
    private static FileChannel open(Path file, boolean shared) throws IOException {
        try {
            FileChannel made = FileChannel.open(
                    file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (shared && Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(
                        file,
                        EnumSet.of(
                                PosixFilePermission.OWNER_READ,
                                PosixFilePermission.OWNER_WRITE,
                                PosixFilePermission.GROUP_READ,
                                PosixFilePermission.GROUP_WRITE,
                                PosixFilePermission.OTHERS_READ,
                                PosixFilePermission.OTHERS_WRITE));
            }
            return made;
        } catch (FileAlreadyExistsException exists) {
            return FileChannel.open(file, LinkOption.NOFOLLOW_LINKS, StandardOpenOption.READ, StandardOpenOption.WRITE);
        }
    }

    /** What a holder says; anybody may have written it, so that nothing but printable characters of one line is taken over. */
    private static String words(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
        channel.read(bytes, 0);
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        return text.lines().findFirst().orElse("").replaceAll("\\p{C}", "?");
    }

    /** Lets it go. */
    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            if (channel.isOpen()) {
                channel.close();
                HELD.remove(file);
            }
        }
    }
}
