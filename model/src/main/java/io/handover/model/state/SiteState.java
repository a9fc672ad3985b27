package io.handover.model.state;

import static io.handover.model.state.Pairs.EACH_ROW;
import static io.handover.model.state.Pairs.ROW;
import static io.handover.model.state.Pairs.bit;
import static io.handover.model.state.Pairs.matrixOf;
import static io.handover.model.state.Pairs.row;
import static io.handover.model.state.Pairs.rowsOf;

import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import java.util.Arrays;

/**
 * The state of a site: docs/model.md, "State", with the "Derived terms" as queries.
 *
 * <p>Mutable, so that a step allocates nothing: a caller keeps a few states and copies one onto another. Everything but the
 * databases is a handful of bit sets in the shapes of {@link Pairs}. A relationship between a standby {@code s} and its
 * active {@code a} is kept at both ends in the same orientation, pair (s, a) of {@code subscribed} and of
 * {@code registered}, so that the relationships with two ends are the intersection of the two.
 *
 * <p>Methods that take a server expect 0 to {@code servers() - 1}; they do not check it.
 */
public final class SiteState {
    /** No branch is running. */
    public static final int NO_BRANCH = -1;

    /** No server: what {@link #subscription} and {@link #switchTarget} answer where there is none. */
    public static final int NONE = -1;

    /** The value of {@link #switching} where no switch runs; else it is twice the target, and one more once the old active is demoted. */
    static final int NO_SWITCH = -1;

    final int servers;
    final int all;
    final int maxChanges;
    final Assumptions assumptions;
    private final boolean mixedVersionsSeeEachOther;

    int up;
    int crashed;
    int upgrading;
    int initializing;
    int upgraded;
    int active;
    int subscribed;
    int registered;
    int cut;
    int pc;
    int branch = NO_BRANCH;
    int place;
    int switching = NO_SWITCH;
    int changes;
    long declared;
    long budgets;
    /** With room for {@value Pairs#ROW} servers, whatever {@link #servers} is: those that are not there hold nothing. */
    final long[] database = new long[ROW];

    /** The first state (docs/model.md, "First state"): server 0 is active and all others replicate from it. */
    public SiteState(Scope scope, Assumptions assumptions) {
        this(scope, assumptions, 0);
    }

    /**
     * The initial state, after changes that every database holds.
     *
     * @param given how many changes were made before; the scope's changes can be made in addition
     * @throws IllegalArgumentException if both together are more than {@value Scope#MAX_CHANGES}
     */
    public SiteState(Scope scope, Assumptions assumptions, int given) {
        if (given < 0 || scope.changes() + given > Scope.MAX_CHANGES) {
            throw new IllegalArgumentException(given + " changes before the start and " + scope.changes()
                    + " after it are asked for; " + Scope.MAX_CHANGES + " in all are possible");
        }
        this.servers = scope.servers();
        this.all = (1 << servers) - 1;
        this.maxChanges = scope.changes() + given;
        this.assumptions = assumptions;
        this.mixedVersionsSeeEachOther = assumptions.mixedVersionsSeeEachOther();
        up = all;
        active = 1;
        changes = given;
        Arrays.fill(database, 0, servers, changesMade());
        for (int s = 1; s < servers; s++) {
            subscribed |= bit(s, 0);
            registered |= bit(s, 0);
        }
        for (Budget budget : Budget.values()) {
            setBudget(budget, budget.of(scope));
        }
    }

    private SiteState(SiteState other) {
        servers = other.servers;
        all = other.all;
        maxChanges = other.maxChanges;
        assumptions = other.assumptions;
        mixedVersionsSeeEachOther = other.mixedVersionsSeeEachOther;
        copyFrom(other);
    }

    /** A state of its own with the same content. */
    public SiteState copy() {
        return new SiteState(this);
    }

    /** Takes over the content of a state of the same scope. */
    public void copyFrom(SiteState other) {
        up = other.up;
        crashed = other.crashed;
        upgrading = other.upgrading;
        initializing = other.initializing;
        upgraded = other.upgraded;
        active = other.active;
        subscribed = other.subscribed;
        registered = other.registered;
        cut = other.cut;
        pc = other.pc;
        branch = other.branch;
        place = other.place;
        changes = other.changes;
        switching = other.switching;
        declared = other.declared;
        budgets = other.budgets;
        long[] from = other.database;
        long[] to = database;
        // All there is room for, one by one: a loop of so few rounds takes longer than all the rest.
        to[4] = from[4];
        to[3] = from[3];
        to[2] = from[2];
        to[1] = from[1];
        to[0] = from[0];
    }

    // ---- what the state holds -------------------------------------------------------------------------------------

    public int servers() {
        return servers;
    }

    /** The set of all servers. */
    public int all() {
        return all;
    }

    /** How many changes there can be, those that were made before the start included. */
    public int maxChanges() {
        return maxChanges;
    }

    public Assumptions assumptions() {
        return assumptions;
    }

    public Process process(int s) {
        int bit = 1 << s;
        if ((up & bit) != 0) {
            return Process.UP;
        }
        if ((crashed & bit) != 0) {
            return Process.CRASHED;
        }
        if ((upgrading & bit) != 0) {
            return Process.UPGRADING;
        }
        return (initializing & bit) != 0 ? Process.INITIALIZING : Process.STOPPED;
    }

    public Version version(int s) {
        return (upgraded >>> s & 1) != 0 ? Version.NEW : Version.OLD;
    }

    public Mode mode(int s) {
        return (active >>> s & 1) != 0 ? Mode.ACTIVE : Mode.STANDBY;
    }

    /** The server that {@code s} replicates from, or {@link #NONE}. */
    public int subscription(int s) {
        int row = row(subscribed, s);
        return row == 0 ? NONE : Integer.numberOfTrailingZeros(row);
    }

    /** Whether {@code t} may replicate from {@code a}: t ∈ registered[a]. */
    public boolean isRegistered(int t, int a) {
        return (registered & bit(t, a)) != 0;
    }

    /** registered[a], the set of the servers that may replicate from {@code a}. */
    public int registeredAt(int a) {
        int column = registered >>> a & EACH_ROW;
        int set = 0;
        for (int t = 0; t < servers; t++) {
            set |= (column >>> ROW * t & 1) << t;
        }
        return set;
    }

    /** The pairs (t, a) of every {@code t} that may replicate from {@code a}, as a matrix. */
    public int registeredPairsAt(int a) {
        return registered & EACH_ROW << a;
    }

    /** The changes in the database of {@code s}: bit c stands for change c. */
    public long database(int s) {
        return database[s];
    }

    public int pc() {
        return pc;
    }

    /** The running what-if branch, or {@link #NO_BRANCH}. */
    public int branch() {
        return branch;
    }

    /** The operator's place in the running branch; 0 where none is running. */
    public int place() {
        return place;
    }

    /** Changes made so far. */
    public int changes() {
        return changes;
    }

    /** All changes made so far, as a set. */
    public long changesMade() {
        return (1L << changes) - 1;
    }

    /** The changes that the procedure declares lost (docs/model.md, "Declarations"). */
    public long declared() {
        return declared;
    }

    /** The server to which the activation wizard is switching, or {@link #NONE}. */
    public int switchTarget() {
        return switching >> 1;
    }

    /** Whether the running switch has put the old active server into Standby mode; asked only while one runs. */
    public boolean isSwitchDemoted() {
        return (switching & 1) != 0;
    }

    public int budget(Budget budget) {
        return budget.left(budgets);
    }

    // ---- sets of servers ------------------------------------------------------------------------------------------

    public int up() {
        return up;
    }

    public int crashed() {
        return crashed;
    }

    public int stopped() {
        return all & ~(up | crashed | upgrading | initializing);
    }

    public int upgrading() {
        return upgrading;
    }

    public int initializing() {
        return initializing;
    }

    /** The servers of the new release. */
    public int upgraded() {
        return upgraded;
    }

    /** The servers in Active mode, whatever their process does. */
    public int active() {
        return active;
    }

    /** The servers that are up and active. */
    public int upActive() {
        return up & active;
    }

    /** The cut pairs, as a set of unordered pairs. */
    public int cut() {
        return cut;
    }

    public boolean isUp(int s) {
        return (up >>> s & 1) != 0;
    }

    /** Whether {@code s} is stopped or crashed. */
    public boolean isDown(int s) {
        return ((up | upgrading | initializing) >>> s & 1) == 0;
    }

    /** Whether {@code s} is up, stopped or crashed: neither being upgraded nor initialized. */
    public boolean isUpOrDown(int s) {
        return ((upgrading | initializing) >>> s & 1) == 0;
    }

    public boolean isActive(int s) {
        return (active >>> s & 1) != 0;
    }

    public boolean isUpgraded(int s) {
        return (upgraded >>> s & 1) != 0;
    }

    // ---- derived terms (docs/model.md, "Derived terms") -----------------------------------------------------------

    /** Whether {s, t} is not cut; a server reaches itself. */
    public boolean reaches(int s, int t) {
        return (matrixOf(cut) & bit(s, t)) == 0;
    }

    public boolean sameVersion(int s, int t) {
        return ((upgraded >>> s ^ upgraded >>> t) & 1) == 0;
    }

    /** The servers that {@code s} sees; asked only of a server that is up. */
    public int seen(int s) {
        int reached = up & ~row(matrixOf(cut), s);
        if (mixedVersionsSeeEachOther) {
            return reached;
        }
        return reached & (isUpgraded(s) ? upgraded : ~upgraded);
    }

    /** The servers that {@code s} sees up and active; asked only of a server that is up. */
    public int activesSeen(int s) {
        return seen(s) & active;
    }

    /** Every relationship (s, a) that streams: both ends declared, both up, reachable, same version. */
    public int streamingPairs() {
        int both = linkedPairs();
        if (both == 0) {
            return 0;
        }
        int old = all & ~upgraded;
        return both
                & up * EACH_ROW
                & rowsOf(up)
                & ~matrixOf(cut)
                & (upgraded * EACH_ROW & rowsOf(upgraded) | old * EACH_ROW & rowsOf(old));
    }

    /** Whether {@code s} is streaming from the server that it subscribes to. */
    public boolean streaming(int s) {
        return row(streamingPairs(), s) != 0;
    }

    /** Whether {@code s} is streaming from {@code a}. */
    public boolean streamingFrom(int s, int a) {
        return (streamingPairs() & bit(s, a)) != 0;
    }

    /** Every relationship (s, a) with two ends, both up, of different versions: what must never be. */
    public int mixedVersionPairs() {
        int both = linkedPairs();
        if (both == 0) {
            return 0;
        }
        int old = all & ~upgraded;
        return both
                & up * EACH_ROW
                & rowsOf(up)
                & (upgraded * EACH_ROW & rowsOf(old) | old * EACH_ROW & rowsOf(upgraded));
    }

    /** The changes that no server holds that is up and active or, where there is none, that no server holds at all. */
    public long lost() {
        int holders = upActive() == 0 ? all : upActive();
        long held = 0;
        for (int s = 0; s < servers; s++) {
            if ((holders >>> s & 1) != 0) {
                held |= database[s];
            }
        }
        return changesMade() & ~held;
    }

    /** Whether the database of {@code a} holds a change that the database of {@code s} lacks. */
    public boolean isBehind(int s, int a) {
        return (database[a] & ~database[s]) != 0;
    }

    /** Every relationship (s, a) with two ends. */
    public int linkedPairs() {
        return subscribed & registered;
    }

    /** Every relationship (s, a) of which only one end is left. */
    public int danglingPairs() {
        return subscribed ^ registered;
    }

    // ---- what happens to it: the effects of actions and commands are made of these -------------------------------

    public void setUp(int s) {
        leave(s);
        up |= 1 << s;
    }

    public void setStopped(int s) {
        leave(s);
    }

    public void setCrashed(int s) {
        leave(s);
        crashed |= 1 << s;
    }

    public void setUpgrading(int s) {
        leave(s);
        upgrading |= 1 << s;
    }

    public void setInitializing(int s) {
        leave(s);
        initializing |= 1 << s;
    }

    private void leave(int s) {
        int others = ~(1 << s);
        up &= others;
        crashed &= others;
        upgrading &= others;
        initializing &= others;
    }

    public void setUpgraded(int s) {
        upgraded |= 1 << s;
    }

    public void setActive(int s) {
        active |= 1 << s;
    }

    public void setStandby(int s) {
        active &= ~(1 << s);
    }

    /** Puts every server of the set into Standby mode. */
    public void setAllStandby(int set) {
        active &= ~set;
    }

    public void subscribe(int s, int a) {
        subscribed = subscribed & ~(31 << ROW * s) | bit(s, a);
    }

    /** subscription[s] = none. */
    public void unsubscribe(int s) {
        subscribed &= ~(31 << ROW * s);
    }

    /** Adds {@code t} to registered[a]. */
    public void register(int t, int a) {
        registered |= bit(t, a);
    }

    /** Removes {@code t} from registered[a]. */
    public void deregister(int t, int a) {
        registered &= ~bit(t, a);
    }

    /** registered[a] = ∅. */
    public void deregisterAll(int a) {
        registered &= ~(EACH_ROW << a);
    }

    /** Removes from registered[a] everyone that is not streaming from it, as {@code streamingPairs} says. */
    public void deregisterIdle(int a, int streamingPairs) {
        registered &= ~(EACH_ROW << a) | streamingPairs;
    }

    /** The ends that are a server's own: its subscription and those registered with it. */
    public boolean hasOwnEnds(int s) {
        return (subscribed >>> ROW * s & 31) != 0 || (registered & EACH_ROW << s) != 0;
    }

    public void dropOwnEnds(int s) {
        unsubscribe(s);
        deregisterAll(s);
    }

    /** Wipes {@code s} and begins to initialize it from {@code a}: nobody may replicate from it any more, and it may from {@code a}. */
    public void beginInitialization(int s, int a) {
        setInitializing(s);
        subscribe(s, a);
        deregisterAll(s);
        setDatabase(s, 0);
        register(s, a);
    }

    public void setDatabase(int s, long content) {
        database[s] = content;
    }

    /** Makes change number {@code changes()} at {@code s}. */
    public void makeChange(int s, boolean declaredLost) {
        long bit = 1L << changes;
        database[s] |= bit;
        if (declaredLost) {
            declared |= bit;
        }
        changes++;
    }

    /** The activation wizard begins to switch to {@code t}: {@code PREPARED}. */
    public void beginSwitch(int t) {
        switching = t << 1;
    }

    /** The running switch is {@code DEMOTED}. */
    public void markSwitchDemoted() {
        switching |= 1;
    }

    /** No switch runs any more. */
    public void endSwitch() {
        switching = NO_SWITCH;
    }

    /**
     * Puts a twin beside change {@code c}, which the same databases hold and which is declared alike: one more change was made, and those
     * above {@code c} have a number that is higher by one.
     */
    public void splitChange(int c) {
        long upTo = (2L << c) - 1;
        long twin = 1L << c;
        for (int s = 0; s < servers; s++) {
            database[s] = database[s] & upTo | (database[s] & (~upTo | twin)) << 1;
        }
        declared = declared & upTo | (declared & (~upTo | twin)) << 1;
        changes++;
    }

    /** Forgets that change {@code c} was made: those above it have a number that is lower by one. */
    public void removeChange(int c) {
        long below = (1L << c) - 1;
        for (int s = 0; s < servers; s++) {
            database[s] = database[s] & below | database[s] >>> 1 & ~below;
        }
        declared = declared & below | declared >>> 1 & ~below;
        changes--;
    }

    public void cut(int unorderedPair) {
        cut |= 1 << unorderedPair;
    }

    public void heal(int unorderedPair) {
        cut &= ~(1 << unorderedPair);
    }

    public void setPc(int step) {
        pc = step;
    }

    public void enterBranch(int number) {
        branch = number;
        place = 0;
    }

    public void setPlace(int step) {
        place = step;
    }

    public void leaveBranch() {
        branch = NO_BRANCH;
        place = 0;
    }

    public void spend(Budget budget) {
        budgets = budget.spend(budgets);
    }

    public final void setBudget(Budget budget, int left) {
        budgets = budget.with(budgets, left);
    }

    /** Lets two servers change places: whatever was true of one, on its own or together with any server, is true of the other. */
    public void swap(int s, int t) {
        up = swapped(up, s, t);
        crashed = swapped(crashed, s, t);
        upgrading = swapped(upgrading, s, t);
        initializing = swapped(initializing, s, t);
        upgraded = swapped(upgraded, s, t);
        active = swapped(active, s, t);
        subscribed = swappedMatrix(subscribed, s, t);
        registered = swappedMatrix(registered, s, t);
        for (int u = 0; u < servers; u++) {
            if (u != s && u != t) {
                cut = swapped(cut, Pairs.number(s, u), Pairs.number(t, u));
            }
        }
        long content = database[s];
        database[s] = database[t];
        database[t] = content;
        if (switchTarget() == s) {
            switching = t << 1 | switching & 1;
        } else if (switchTarget() == t) {
            switching = s << 1 | switching & 1;
        }
    }

    /** The set with bits {@code i} and {@code j} in each other's place. */
    private static int swapped(int set, int i, int j) {
        int differ = (set >>> i ^ set >>> j) & 1;
        return set ^ (differ << i | differ << j);
    }

    private static int swappedMatrix(int matrix, int s, int t) {
        int differ = row(matrix, s) ^ row(matrix, t);
        int rows = matrix ^ (differ << ROW * s | differ << ROW * t);
        int columns = (rows >>> s ^ rows >>> t) & EACH_ROW;
        return rows ^ (columns << s | columns << t);
    }

    // ---- values ---------------------------------------------------------------------------------------------------

    @Override
    public boolean equals(Object object) {
        return object instanceof SiteState other
                && servers == other.servers
                && up == other.up
                && crashed == other.crashed
                && upgrading == other.upgrading
                && initializing == other.initializing
                && upgraded == other.upgraded
                && active == other.active
                && subscribed == other.subscribed
                && registered == other.registered
                && cut == other.cut
                && pc == other.pc
                && branch == other.branch
                && place == other.place
                && changes == other.changes
                && switching == other.switching
                && declared == other.declared
                && budgets == other.budgets
                && Arrays.equals(database, other.database);
    }

    @Override
    public int hashCode() {
        // Neighbouring states differ in a few low bits of some fields; sums of small multiples of those would often
        // meet.
        long hash = up | crashed << 5 | upgrading << 10 | initializing << 15 | upgraded << 20 | active << 25;
        hash = mixed(hash, (long) subscribed << 32 | registered);
        hash = mixed(hash, (long) cut << 32 | pc << 16 | (branch & 0xff) << 8 | place);
        hash = mixed(hash, declared);
        hash = mixed(hash, budgets << 12 | (switching & 0xf) << 8 | changes);
        for (int s = 0; s < servers; s++) {
            hash = mixed(hash, database[s]);
        }
        return (int) (hash >>> 32);
    }

    private static long mixed(long hash, long more) {
        long product = (hash ^ more) * 0x9e3779b97f4a7c15L;
        return product ^ product >>> 32;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("pc=").append(pc);
        if (branch != NO_BRANCH) {
            text.append(" branch=").append(branch).append('/').append(place);
        }
        for (int s = 0; s < servers; s++) {
            text.append(" | ")
                    .append(s)
                    .append(' ')
                    .append(process(s))
                    .append(' ')
                    .append(version(s))
                    .append(' ')
                    .append(mode(s))
                    .append(" from=")
                    .append(subscription(s) == NONE ? "-" : Integer.toString(subscription(s)))
                    .append(" registered=")
                    .append(Integer.toBinaryString(registeredAt(s)))
                    .append(" db=")
                    .append(Long.toBinaryString(database[s]));
        }
        text.append(" | cut=").append(Integer.toBinaryString(cut));
        text.append(" | changes=").append(changes).append(" declared=").append(Long.toBinaryString(declared));
        if (switching != NO_SWITCH) {
            text.append(" | switch to ").append(switchTarget()).append(isSwitchDemoted() ? " demoted" : " prepared");
        }
        for (Budget budget : Budget.values()) {
            if (budget(budget) != 0) {
                text.append(" | ").append(budget).append('=').append(budget(budget));
            }
        }
        return text.toString();
    }
}
