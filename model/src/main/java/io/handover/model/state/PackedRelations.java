package io.handover.model.state;

/**
 * The relationships of a site of some size without the gaps of {@link Pairs}: a subscription is the number of a server, the
 * server's own for none, and a set of registrations leaves out the pairs of a server with itself.
 *
 * <p>Matrices are translated three rows and then two rows at a time, by tables: there is no arithmetic for it that is as fast.
 */
final class PackedRelations {
    private static final int LOW_ROWS = 3;
    private static final int LOW_SHIFT = LOW_ROWS * Pairs.ROW;
    private static final int LOW = (1 << LOW_SHIFT) - 1;

    private final int subscriptionBits;
    private final int registrationBits;

    private final int subscriptionLowBits;
    private final int registrationLowBits;
    private final int subscriptionLowMask;
    private final int registrationLowMask;

    private final short[] packedLowSubscriptions;
    private final short[] packedHighSubscriptions;
    private final short[] packedLowRegistrations;
    private final short[] packedHighRegistrations;
    private final int[] lowSubscriptions;
    private final int[] highSubscriptions;
    private final int[] lowRegistrations;
    private final int[] highRegistrations;

    PackedRelations(int servers) {
        int eachSubscription = Integer.SIZE - Integer.numberOfLeadingZeros(servers - 1);
        int eachRegistration = servers - 1;
        int low = Math.min(servers, LOW_ROWS);
        int high = servers - low;

        subscriptionBits = servers * eachSubscription;
        registrationBits = servers * eachRegistration;
        subscriptionLowBits = low * eachSubscription;
        registrationLowBits = low * eachRegistration;
        subscriptionLowMask = (1 << subscriptionLowBits) - 1;
        registrationLowMask = (1 << registrationLowBits) - 1;

        packedLowSubscriptions = new short[1 << LOW_SHIFT];
        packedHighSubscriptions = new short[1 << (Pairs.ROW - LOW_ROWS) * Pairs.ROW];
        packedLowRegistrations = new short[1 << LOW_SHIFT];
        packedHighRegistrations = new short[1 << (Pairs.ROW - LOW_ROWS) * Pairs.ROW];
        lowSubscriptions = new int[1 << subscriptionLowBits];
        highSubscriptions = new int[1 << high * eachSubscription];
        lowRegistrations = new int[1 << registrationLowBits];
        highRegistrations = new int[1 << high * eachRegistration];

        tabulateSubscriptions(0, low, servers, eachSubscription, lowSubscriptions, packedLowSubscriptions);
        tabulateSubscriptions(low, high, servers, eachSubscription, highSubscriptions, packedHighSubscriptions);
        tabulateRegistrations(0, low, servers, lowRegistrations, packedLowRegistrations);
        tabulateRegistrations(low, high, servers, highRegistrations, packedHighRegistrations);
    }

    private static void tabulateSubscriptions(
            int first, int rows, int servers, int each, int[] matrices, short[] packedOnes) {
        for (int packed = 0; packed < matrices.length; packed++) {
            int matrix = 0;
            boolean possible = true;
            for (int row = 0; row < rows; row++) {
                int a = packed >>> row * each & (1 << each) - 1;
                possible &= a < servers;
                if (a != first + row) {
                    matrix |= 1 << row * Pairs.ROW + a;
                }
            }
            if (possible) {
                matrices[packed] = matrix << first * Pairs.ROW;
                packedOnes[matrix] = (short) packed;
            }
        }
    }

    private static void tabulateRegistrations(int first, int rows, int servers, int[] matrices, short[] packedOnes) {
        for (int packed = 0; packed < matrices.length; packed++) {
            int matrix = 0;
            for (int row = 0; row < rows; row++) {
                int others = packed >>> row * (servers - 1) & (1 << servers - 1) - 1;
                int s = first + row;
                int before = others & (1 << s) - 1;
                int after = others & ~before;
                matrix |= (before | after << 1) << row * Pairs.ROW;
            }
            matrices[packed] = matrix << first * Pairs.ROW;
            packedOnes[matrix] = (short) packed;
        }
    }

    int subscriptionBits() {
        return subscriptionBits;
    }

    int registrationBits() {
        return registrationBits;
    }

    /** Packs a matrix that has at most one bit in a row and none at a pair of a server with itself. */
    long packedSubscriptions(int matrix) {
        return packedLowSubscriptions[matrix & LOW]
                | packedHighSubscriptions[matrix >>> LOW_SHIFT] << subscriptionLowBits;
    }

    /** The matrix that was packed into the lowest bits. */
    int subscriptions(long packed) {
        int bits = (int) packed & (1 << subscriptionBits) - 1;
        return lowSubscriptions[bits & subscriptionLowMask] | highSubscriptions[bits >>> subscriptionLowBits];
    }

    /** Packs a matrix that has no bit at a pair of a server with itself. */
    long packedRegistrations(int matrix) {
        return packedLowRegistrations[matrix & LOW]
                | packedHighRegistrations[matrix >>> LOW_SHIFT] << registrationLowBits;
    }

    /** The matrix that was packed into the lowest bits. */
    int registrations(long packed) {
        int bits = (int) packed & (1 << registrationBits) - 1;
        return lowRegistrations[bits & registrationLowMask] | highRegistrations[bits >>> registrationLowBits];
    }
}
