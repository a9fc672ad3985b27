package io.handover.analysis.token;

import io.handover.analysis.subject.Subject;
import io.handover.model.action.ActionKind;
import io.handover.model.site.Assumptions;
import io.handover.model.site.ForceActivation;
import io.handover.model.site.Scope;
import io.handover.model.site.SplitBrainReaction;
import io.handover.simulator.fault.Fault;
import io.handover.simulator.fault.Faults;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * What it takes to do a run or a path again, as one short word: {@code run.PROCEDURE.SITE.DATA}, {@code
 * path.PROCEDURE.SITE.DATA} or {@code slip.PROCEDURE.SITE.DATA}, the data in URL-safe Base64 with a checksum. Names of procedure and site are there for people and
 * for finding what is built in; fingerprints say whether they still are the same.
 */
public sealed interface ReplayToken {
    /** The name of the procedure: lower-case letters, digits and hyphens. */
    String procedure();

    /** The name of the site: lower-case letters, digits and hyphens. */
    String site();

    /** Of the procedure on its site, see {@link Fingerprint#of(io.handover.model.procedure.Plan)}. */
    int planFingerprint();

    Assumptions assumptions();

    /**
     * A run of a campaign, or what the shrinker makes of it.
     *
     * @param siteFingerprint of timing and faults
     * @param seed the campaign's seed
     * @param index the run's index
     * @param faults the faults that may strike, as places in the catalogue
     * @param check the check that the run was shrunk for, as its place, or -1 for the run as it was
     * @param events how many events the shrunk story has; 0 for the run as it was
     * @param storyFingerprint of these events; 0 for the run as it was
     */
    record OfRun(
            String procedure,
            String site,
            int planFingerprint,
            int siteFingerprint,
            Assumptions assumptions,
            long seed,
            long index,
            long faults,
            int check,
            int events,
            int storyFingerprint)
            implements ReplayToken {
        /** Stands where a token is of a whole run, and not of what it was shrunk to for a check. */
        public static final int WHOLE = -1;

        /**
         * The run of a number, as it was.
         *
         * @param faults those that may strike
         */
        public static OfRun of(Subject subject, List<Fault> faults, long seed, long index) {
            long places = 0;
            for (int i = 0; i < Faults.ALL.size(); i++) {
                places |= faults.contains(Faults.ALL.get(i)) ? 1L << i : 0;
            }
            return new OfRun(
                    subject.procedureName(),
                    subject.siteName(),
                    Fingerprint.of(subject.plan()),
                    Fingerprint.of(subject.site()),
                    subject.site().site().assumptions(),
                    seed,
                    index,
                    places,
                    WHOLE,
                    0,
                    0);
        }

        /** What this run was shrunk to for a check; the parameters are those of the record. */
        public OfRun shrunk(int forCheck, int toEvents, int fingerprint) {
            return new OfRun(
                    procedure,
                    site,
                    planFingerprint,
                    siteFingerprint,
                    assumptions,
                    seed,
                    index,
                    faults,
                    forCheck,
                    toEvents,
                    fingerprint);
        }
    }

    /**
     * An untimed path through the core.
     *
     * @param scope the bounds
     * @param actions action numbers, each enabled where it stands
     */
    record OfPath(
            String procedure,
            String site,
            int planFingerprint,
            Assumptions assumptions,
            Scope scope,
            List<Integer> actions)
            implements ReplayToken {
        public OfPath {
            actions = List.copyOf(actions);
        }
    }

    /**
     * An untimed path with a slip of the operator in it, which may be none of the core's actions.
     *
     * @param scope the bounds, with room for the slip
     * @param events action numbers, and what is done out of turn as {@code simulator.run.Event} writes it; each can happen where it stands
     */
    record OfSlip(
            String procedure,
            String site,
            int planFingerprint,
            Assumptions assumptions,
            Scope scope,
            List<Integer> events)
            implements ReplayToken {
        public OfSlip {
            events = List.copyOf(events);
        }
    }

    /** The longest word that is read as a token. */
    int MOST_CHARACTERS = 4_000;

    Pattern SHAPE = Pattern.compile("(run|path|slip)\\.([a-z0-9-]+)\\.([a-z0-9-]+)\\.([A-Za-z0-9_-]+)");

    /** The word. */
    default String word() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(VERSION);
        fixed(bytes, planFingerprint());
        bytes.write(bits(assumptions()));
        String kind;
        if (this instanceof OfRun run) {
            kind = "run";
            fixed(bytes, run.siteFingerprint);
            fixed(bytes, (int) (run.seed >>> 32));
            fixed(bytes, (int) run.seed);
            variable(bytes, run.index);
            variable(bytes, run.faults);
            variable(bytes, run.check + 1);
            if (run.check >= 0) {
                variable(bytes, run.events);
                fixed(bytes, run.storyFingerprint);
            }
        } else if (this instanceof OfSlip slip) {
            kind = "slip";
            core(bytes, slip.scope);
            bytes.write(slip.scope.interruptions());
            bytes.write(slip.scope.slips());
            for (int event : slip.events) {
                bytes.write(event);
                if ((event & 0xff) == SLIP) {
                    variable(bytes, event >>> Byte.SIZE);
                }
            }
        } else {
            kind = "path";
            OfPath path = (OfPath) this;
            core(bytes, path.scope);
            for (int action : path.actions) {
                bytes.write(action);
            }
        }
        fixed(bytes, checksum(kind, bytes.toByteArray(), bytes.size()));
        return kind + "." + procedure() + "." + site() + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    private static void core(ByteArrayOutputStream bytes, Scope scope) {
        bytes.write(scope.servers());
        bytes.write(scope.changes());
        bytes.write(scope.crashes());
        bytes.write(scope.cuts());
        bytes.write(scope.installerFailures());
        bytes.write(scope.skips());
    }

    /** The token that a word is. */
    static ReplayToken of(String word) {
        Matcher shape = SHAPE.matcher(word);
        if (word.length() > MOST_CHARACTERS || !shape.matches()) {
            throw new TokenException(
                    "a replay token looks like run.PROCEDURE.SITE.DATA, path.PROCEDURE.SITE.DATA or slip.PROCEDURE.SITE.DATA");
        }
        ByteBuffer bytes;
        try {
            bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(shape.group(4)));
        } catch (IllegalArgumentException notBase64) {
            throw new TokenException("the last part of the token is damaged; copy the whole token");
        }
        int size = bytes.capacity() - Integer.BYTES;
        if (size < LEAST_BYTES || bytes.getInt(size) != checksum(shape.group(1), bytes.array(), size)) {
            throw new TokenException("the last part of the token is damaged; copy the whole token");
        }
        bytes.limit(size);
        int version = bytes.get();
        if (version != VERSION) {
            throw new TokenException("the token is of version " + version + " and this program reads version " + VERSION
                    + ": what is drawn has changed in between; get a new token with the command that gave it");
        }
        try {
            int planFingerprint = bytes.getInt();
            Assumptions assumptions = assumptions(bytes.get());
            ReplayToken token = switch (shape.group(1)) {
                case "run" -> run(shape, planFingerprint, assumptions, bytes);
                case "path" -> path(shape, planFingerprint, assumptions, bytes);
                default -> slip(shape, planFingerprint, assumptions, bytes);
            };
            if (!token.word().equals(word)) {
                throw new IllegalArgumentException("not the word that this token would have");
            }
            return token;
        } catch (BufferUnderflowException | IllegalArgumentException unreadable) {
            throw new TokenException("the last part of the token cannot be read; copy the whole token");
        }
    }

    private static OfRun run(Matcher shape, int planFingerprint, Assumptions assumptions, ByteBuffer bytes) {
        int siteFingerprint = bytes.getInt();
        long seed = bytes.getLong();
        long index = variable(bytes);
        long faults = variable(bytes);
        int check = (int) variable(bytes) - 1;
        int events = check < 0 ? 0 : (int) variable(bytes);
        int story = check < 0 ? 0 : bytes.getInt();
        return new OfRun(
                shape.group(2),
                shape.group(3),
                planFingerprint,
                siteFingerprint,
                assumptions,
                seed,
                index,
                faults,
                check,
                events,
                story);
    }

    private static OfPath path(Matcher shape, int planFingerprint, Assumptions assumptions, ByteBuffer bytes) {
        Scope scope = new Scope(next(bytes), next(bytes), next(bytes), next(bytes), next(bytes), next(bytes));
        List<Integer> actions = new ArrayList<>();
        while (bytes.hasRemaining()) {
            actions.add(next(bytes));
        }
        return new OfPath(shape.group(2), shape.group(3), planFingerprint, assumptions, scope, actions);
    }

    private static OfSlip slip(Matcher shape, int planFingerprint, Assumptions assumptions, ByteBuffer bytes) {
        Scope scope = new Scope(
                next(bytes), next(bytes), next(bytes), next(bytes), next(bytes), next(bytes), next(bytes), next(bytes));
        List<Integer> events = new ArrayList<>();
        while (bytes.hasRemaining()) {
            int type = next(bytes);
            long operand = type == SLIP ? variable(bytes) : 0;
            if (operand >>> MOST_OPERAND_BITS != 0) {
                throw new IllegalArgumentException("no slip: " + operand);
            }
            events.add(type | (int) operand << Byte.SIZE);
        }
        return new OfSlip(shape.group(2), shape.group(3), planFingerprint, assumptions, scope, events);
    }

    private static int next(ByteBuffer bytes) {
        return bytes.get() & 0xff;
    }

    /** The type of the events that have an operand: commands out of turn. */
    int SLIP = ActionKind.SLIP.first();

    /** Command, target, second server, and whether it is a restart. */
    int MOST_OPERAND_BITS = 13;

    /** Version 1 named actions and choices otherwise. */
    int VERSION = 2;

    /** Version, fingerprint and assumptions, without which there is no token. */
    int LEAST_BYTES = 6;

    private static int bits(Assumptions assumptions) {
        return assumptions.splitBrainReaction().ordinal()
                | assumptions.forceActivation().ordinal() << 1
                | (assumptions.mixedVersionsSeeEachOther() ? 8 : 0)
                | (assumptions.autoActivation() ? 16 : 0);
    }

    private static Assumptions assumptions(int bits) {
        int offered = bits >>> 1 & 3;
        if (offered == 3 || bits >>> 5 != 0) {
            throw new IllegalArgumentException("no assumptions: " + bits);
        }
        return new Assumptions(
                SplitBrainReaction.values()[bits & 1],
                ForceActivation.values()[offered],
                (bits & 8) != 0,
                (bits & 16) != 0);
    }

    private static void fixed(ByteArrayOutputStream bytes, int value) {
        bytes.writeBytes(ByteBuffer.allocate(4).putInt(value).array());
    }

    /** Seven bits a byte, the lowest first; the top bit says that more follow. */
    private static void variable(ByteArrayOutputStream bytes, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    private static long variable(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = bytes.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number of more than 64 bits");
    }

    /** Finds every damage to up to five characters in a row, and all but one in four billion of any other. */
    private static int checksum(String kind, byte[] bytes, int size) {
        CRC32 sum = new CRC32();
        sum.update(kind.charAt(0));
        sum.update(bytes, 0, size);
        return (int) sum.getValue();
    }
}
