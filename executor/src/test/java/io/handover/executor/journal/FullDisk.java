package io.handover.executor.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A file on a disk that is full from one of its lines on. */
final class FullDisk extends FileChannel {
    /** What still comes of the line that no longer fits. */
    enum Rest {
        NOTHING,
        HALF,
        /** It is there, but that it is on disk cannot be said. */
        UNFORCED,
        /** Half of it, which cannot be cut off again. */
        HALF_FOR_GOOD,
        /** It is there for good, but that it is on disk cannot be said. */
        UNFORCED_FOR_GOOD
    }

    private final FileChannel file;
    private final int line;
    private final Rest rest;
    private int lines;
    private boolean failed;

    /**
     * A disk that becomes full.
     *
     * @param file what is written to
     * @param line the first line that does not fit, counted from 1 from here
     */
    FullDisk(FileChannel file, int line, Rest rest) {
        this.file = file;
        this.line = line;
        this.rest = rest;
    }

    private IOException full() {
        failed = true;
        return new IOException("No space left on device");
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        if (failed) {
            throw full();
        }
        if (++lines < line || rest == Rest.UNFORCED || rest == Rest.UNFORCED_FOR_GOOD) {
            return file.write(bytes);
        }
        if (rest != Rest.NOTHING) {
            file.write(bytes.slice(bytes.position(), bytes.remaining() / 2));
        }
        throw full();
    }

    @Override
    public void force(boolean metaData) throws IOException {
        if (lines >= line) {
            throw full();
        }
        file.force(metaData);
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        if (failed && (rest == Rest.HALF_FOR_GOOD || rest == Rest.UNFORCED_FOR_GOOD)) {
            throw full();
        }
        file.truncate(size);
        return this;
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public FileChannel position(long at) throws IOException {
        file.position(at);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }

    // ---- what a journal does not need -----------------------------------------------------------------------------

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("a journal does not need this");
    }

    @Override
    public int read(ByteBuffer bytes) {
        throw unused();
    }

    @Override
    public long read(ByteBuffer[] bytes, int offset, int length) {
        throw unused();
    }

    @Override
    public int read(ByteBuffer bytes, long position) {
        throw unused();
    }

    @Override
    public long write(ByteBuffer[] bytes, int offset, int length) {
        throw unused();
    }

    @Override
    public int write(ByteBuffer bytes, long position) {
        throw unused();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
        throw unused();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw unused();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw unused();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
        throw unused();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
        throw unused();
    }
}
