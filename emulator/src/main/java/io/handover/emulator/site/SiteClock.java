package io.handover.emulator.site;

/** The clock of a live site, in milliseconds since the site began: real time at a speed, paused, or moved by hand. */
public final class SiteClock {
    /** The highest speed: an hour a second. */
    public static final double MOST_SPEED = 3_600;

    private static final double NANOS_IN_MILLI = 1e6;

    private final Ticker ticker;
    private double speed;
    private boolean paused;
    private long baseMillis;
    private long baseNanos;

    /**
     * @param speed seconds of the site in a second of the ticker, above 0 and at most {@value #MOST_SPEED}
     * @param paused whether it stands until {@link #resume}
     */
    public SiteClock(Ticker ticker, double speed, boolean paused) {
        this.ticker = ticker;
        this.speed = allowed(speed);
        this.paused = paused;
        this.baseNanos = ticker.nanos();
    }

    /** A clock that only {@link #advance} moves. */
    public static SiteClock manual() {
        return new SiteClock(Ticker.STOPPED, 1, true);
    }

    /** Whether a clock can have that speed. */
    public static boolean allows(double speed) {
        return speed > 0 && speed <= MOST_SPEED;
    }

    private static double allowed(double speed) {
        if (!allows(speed)) {
            throw new IllegalArgumentException(
                    "the speed is " + speed + ", allowed is more than 0 and at most " + (long) MOST_SPEED);
        }
        return speed;
    }

    public synchronized long nowMillis() {
        return paused ? baseMillis : baseMillis + (long) ((ticker.nanos() - baseNanos) / NANOS_IN_MILLI * speed);
    }

    public synchronized double speed() {
        return speed;
    }

    public synchronized boolean isPaused() {
        return paused;
    }

    public synchronized void pause() {
        settle();
        paused = true;
    }

    public synchronized void resume() {
        settle();
        paused = false;
    }

    /** Changes the speed, from now on. */
    public synchronized void setSpeed(double secondsInASecond) {
        settle();
        speed = allowed(secondsInASecond);
    }

    /** Moves the clock forward at once, also while it is paused. */
    public synchronized void advance(long millis) {
        if (millis < 0) {
            throw new IllegalArgumentException("time does not go back: " + millis + " ms");
        }
        settle();
        baseMillis += millis;
    }

    private void settle() {
        baseMillis = nowMillis();
        baseNanos = ticker.nanos();
    }
}
