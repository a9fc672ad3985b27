package io.handover.files;

import io.handover.simulator.fault.Fault;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.site.Activity;
import io.handover.simulator.site.FaultPlan;
import io.handover.simulator.site.Polls;
import io.handover.simulator.site.SimulatedSite;
import io.handover.simulator.time.Distribution;
import io.handover.simulator.time.Distribution.Exponential;
import io.handover.simulator.time.Distribution.Fixed;
import io.handover.simulator.time.Distribution.LogNormal;
import io.handover.simulator.time.Distribution.Uniform;
import io.handover.simulator.time.Normal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One number of a site's timing or faults, by a name that leads to it as the keys of a site's file do: {@code timing.reaction.median},
 * {@code timing.polls.every}, {@code faults.crash.every}.
 *
 * <p>{@code median} and {@code mean} move a whole distribution in proportion, so that its shape stays; {@code scale} does so by a factor.
 * {@code p99} moves the long times of a log-normal one and leaves its median, {@code from} or {@code min} and {@code to} or {@code max} the ends
 * of a uniform one. Where something follows an exponential distribution, {@code every} is its mean and {@code per-hour} its rate.
 */
public final class SiteParameter {
    /** What a value is. */
    public enum Kind {
        /** Milliseconds, written as in files: {@code 1m 30s}. */
        DURATION,
        /** So many an hour. */
        RATE,
        /** How many times as long. */
        FACTOR,
        /** A whole number, 1 or more. */
        COUNT
    }

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

    private interface Change {
        SimulatedSite of(SimulatedSite site, double value);
    }

    private interface Moved {
        Distribution of(Distribution before, double value);
    }

    private interface Place {
        Distribution of(SimulatedSite site);
    }

    private record Way(Kind kind, Moved moved) {}

    private final String path;
    private final Kind kind;
    private final SimulatedSite site;
    private final Change change;
    private final Optional<Place> place;
    private final Optional<String> fault;

    private SiteParameter(
            String path, Kind kind, SimulatedSite site, Change change, Optional<Place> place, Optional<String> fault) {
        this.path = path;
        this.kind = kind;
        this.site = site;
        this.change = change;
        this.place = place;
        this.fault = fault;
    }

    /**
     * The number of that name.
     *
     * @param site whose number it is: what can be moved depends on how its times are distributed
     * @throws InputException where there is none
     */
    public static SiteParameter named(String path, SimulatedSite site) {
        List<String> names = List.of(path.split("\\.", -1));
        String first = named(path, names, 0, List.of("timing", "faults"));
        return first.equals("timing") ? ofTiming(path, names, site) : ofFault(path, names, site);
    }

    private static String named(String path, List<String> names, int at, List<String> allowed) {
        if (names.size() <= at) {
            throw new InputException("'" + path + "' goes on with one of: " + String.join(", ", allowed));
        }
        String name = names.get(at);
        if (!allowed.contains(name)) {
            String before = String.join(".", names.subList(0, at));
            throw new InputException((before.isEmpty() ? "there is no '" : "'" + before + "' has no '") + name + "'"
                    + NearestName.orAllowed(name, allowed));
        }
        return name;
    }

    private static void checkEnd(String path, List<String> names, int length) {
        if (names.size() > length) {
            throw new InputException("'" + path + "' goes on after its end; '"
                    + String.join(".", names.subList(0, length)) + "' is all of it");
        }
    }

    // ---- timing ---------------------------------------------------------------------------------------------------

    private static SiteParameter ofTiming(String path, List<String> names, SimulatedSite site) {
        List<String> keys = Stream.concat(Stream.of(Activity.values()).map(Activity::key), Stream.of("polls"))
                .toList();
        String key = named(path, names, 1, keys);
        if (key.equals("polls")) {
            return ofPolls(path, names, site);
        }
        Activity activity = Stream.of(Activity.values())
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow();
        Place place = of -> of.timing().of(activity);
        Way way = way(path, names, 2, place.of(site));
        return new SiteParameter(
                path,
                way.kind(),
                site,
                (before, value) -> new SimulatedSite(
                        before.site(),
                        before.timing().with(activity, way.moved().of(place.of(before), value)),
                        before.faults()),
                Optional.of(place),
                Optional.empty());
    }

    private static SiteParameter ofPolls(String path, List<String> names, SimulatedSite site) {
        String key = named(path, names, 2, List.of("every", "jitter", "to-confirm"));
        checkEnd(path, names, 3);
        return new SiteParameter(
                path,
                key.equals("to-confirm") ? Kind.COUNT : Kind.DURATION,
                site,
                (before, value) -> new SimulatedSite(
                        before.site(),
                        before.timing().with(polls(before.timing().polls(), key, Math.round(value))),
                        before.faults()),
                Optional.empty(),
                Optional.empty());
    }

    private static Polls polls(Polls before, String key, long value) {
        if (!key.equals("to-confirm") && value > Polls.MOST_EVERY_MILLIS) {
            throw new IllegalArgumentException(
                    "polls are at most " + DurationText.of(Polls.MOST_EVERY_MILLIS) + " apart");
        }
        return switch (key) {
            case "every" ->
                new Polls(
                        value,
                        Math.round((double) before.jitterMillis() * value / before.everyMillis()),
                        before.toConfirm());
            case "jitter" -> new Polls(before.everyMillis(), value, before.toConfirm());
            default -> new Polls(before.everyMillis(), before.jitterMillis(), Math.toIntExact(value));
        };
    }

    // ---- faults ---------------------------------------------------------------------------------------------------

    private static SiteParameter ofFault(String path, List<String> names, SimulatedSite site) {
        String name = named(path, names, 1, Faults.names());
        Fault fault = Faults.named(name).orElseThrow();
        List<String> keys = new ArrayList<>(List.of("every", "per-hour"));
        if (fault.lasts().isPresent()) {
            keys.add("lasts");
        }
        boolean isDuration = named(path, names, 2, keys).equals("lasts");
        Place place = of -> isDuration
                ? of.faults()
                        .entry(name)
                        .flatMap(FaultPlan.Entry::lasts)
                        .or(fault::lasts)
                        .orElseThrow()
                : every(of.faults(), fault);
        Way way = isDuration ? way(path, names, 3, place.of(site)) : way(path, names, 2, place.of(site));
        return new SiteParameter(
                path,
                way.kind(),
                site,
                (before, value) -> {
                    Distribution moved = way.moved().of(place.of(before), value);
                    Optional<FaultPlan.Entry> stated = before.faults().entry(name);
                    FaultPlan.Entry entry = isDuration
                            ? new FaultPlan.Entry(name, stated.flatMap(FaultPlan.Entry::every), Optional.of(moved))
                            : new FaultPlan.Entry(
                                    name, Optional.of((Exponential) moved), stated.flatMap(FaultPlan.Entry::lasts));
                    return new SimulatedSite(before.site(), before.timing(), with(before.faults(), entry));
                },
                Optional.of(place),
                Optional.of(name));
    }

    private static Exponential every(FaultPlan plan, Fault fault) {
        return plan.entry(fault.name()).flatMap(FaultPlan.Entry::every).orElse(fault.every());
    }

    private static FaultPlan with(FaultPlan plan, FaultPlan.Entry entry) {
        List<FaultPlan.Entry> entries = new ArrayList<>(plan.entries());
        entries.removeIf(other -> other.fault().equals(entry.fault()));
        entries.add(entry);
        return new FaultPlan(entries);
    }

    // ---- distributions --------------------------------------------------------------------------------------------

    private static Way way(String path, List<String> names, int at, Distribution distribution) {
        Map<String, Way> ways = ways(distribution);
        String name = named(path, names, at, List.copyOf(ways.keySet()));
        checkEnd(path, names, at + 1);
        return Objects.requireNonNull(ways.get(name));
    }

    private static Map<String, Way> ways(Distribution distribution) {
        Map<String, Way> ways = new LinkedHashMap<>();
        Way mean = new Way(Kind.DURATION, (before, value) -> scaled(before, value / mean(before)));
        if (distribution instanceof Fixed) {
            ways.put("fixed", mean);
        } else if (distribution instanceof Uniform) {
            Way from = new Way(
                    Kind.DURATION, (before, value) -> between(Math.round(value), ((Uniform) before).toMillis()));
            Way to = new Way(
                    Kind.DURATION, (before, value) -> between(((Uniform) before).fromMillis(), Math.round(value)));
            ways.put("from", from);
            ways.put("to", to);
            ways.put("min", from);
            ways.put("max", to);
            ways.put("median", mean);
        } else if (distribution instanceof LogNormal) {
            ways.put(
                    "median",
                    new Way(
                            Kind.DURATION,
                            (before, value) -> scaled(before, value / ((LogNormal) before).medianMillis())));
            ways.put("p99", new Way(Kind.DURATION, (before, value) -> withP99((LogNormal) before, Math.round(value))));
        } else {
            ways.put("every", mean);
            ways.put("per-hour", new Way(Kind.RATE, (before, value) -> Exponential.perHour(value)));
        }
        ways.put("mean", mean);
        ways.put("scale", new Way(Kind.FACTOR, SiteParameter::scaled));
        return ways;
    }

    private static LogNormal withP99(LogNormal before, long p99) {
        if (p99 < before.medianMillis()) {
            throw new IllegalArgumentException(
                    "it lies below the median, which stays at " + DurationText.of(before.medianMillis()));
        }
        return new LogNormal(before.medianMillis(), p99);
    }

    private static Uniform between(long from, long to) {
        if (to < from) {
            throw new IllegalArgumentException(
                    "the lower end would be " + DurationText.of(from) + " and the upper " + DurationText.of(to));
        }
        return new Uniform(from, to);
    }

    private static double mean(Distribution distribution) {
        if (distribution instanceof Fixed fixed) {
            return fixed.millis();
        }
        if (distribution instanceof Uniform uniform) {
            return (uniform.fromMillis() + uniform.toMillis()) / 2.0;
        }
        if (distribution instanceof LogNormal logNormal) {
            double sigma = StrictMath.log((double) logNormal.p99Millis() / logNormal.medianMillis()) / Normal.Z99;
            return logNormal.medianMillis() * StrictMath.exp(sigma * sigma / 2);
        }
        return ((Exponential) distribution).meanMillis();
    }

    private static Distribution scaled(Distribution before, double factor) {
        if (!Double.isFinite(factor)) {
            throw new IllegalArgumentException("it takes no time on this site, which cannot be made more or less");
        }
        if (before instanceof Fixed fixed) {
            return new Fixed(Math.round(fixed.millis() * factor));
        }
        if (before instanceof Uniform uniform) {
            return new Uniform(Math.round(uniform.fromMillis() * factor), Math.round(uniform.toMillis() * factor));
        }
        if (before instanceof LogNormal logNormal) {
            return new LogNormal(
                    Math.round(logNormal.medianMillis() * factor), Math.round(logNormal.p99Millis() * factor));
        }
        return new Exponential(Math.round(((Exponential) before).meanMillis() * factor));
    }

    // ---- values ---------------------------------------------------------------------------------------------------

    public String path() {
        return path;
    }

    public Kind kind() {
        return kind;
    }

    /** The fault that it is of, if it is of one. */
    public Optional<String> fault() {
        return fault;
    }

    /**
     * A value of this kind, as a user wrote it.
     *
     * @throws InputException where it is none, or not more than 0
     */
    public double value(String text) {
        double value = kind == Kind.DURATION ? millis(text) : number(text);
        if (value <= 0) {
            throw new InputException("'" + text + "' is not more than 0");
        }
        return value;
    }

    private static double millis(String text) {
        OptionalLong millis = DurationText.millis(text);
        if (millis.isEmpty()) {
            throw new InputException("'" + text + "' is no duration as in 250ms, 30s, 2m or 1h 30m, of at most 1000d");
        }
        return millis.getAsLong();
    }

    private double number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new InputException("'" + text + "' is no number as in " + (kind == Kind.COUNT ? "3" : "12 or 0.5"));
        }
        double value = Double.parseDouble(text);
        if (kind == Kind.COUNT && value != Math.rint(value)) {
            throw new InputException("'" + text + "' is no whole number");
        }
        return value;
    }

    /**
     * The site with that value, everything else as it is.
     *
     * @param value milliseconds, a rate an hour, a factor or a number
     * @throws InputException where no site can have it
     */
    public SimulatedSite at(double value) {
        try {
            return change.of(site, value);
        } catch (IllegalArgumentException impossible) {
            throw new InputException(written(value) + " is not possible: " + impossible.getMessage());
        }
    }

    /** A value as files write it. */
    public String written(double value) {
        return switch (kind) {
            case DURATION -> DurationText.of(Math.round(value));
            case COUNT -> String.valueOf(Math.round(value));
            case RATE, FACTOR -> String.valueOf(value);
        };
    }

    /** What a site has there now; empty of polls, which follow no such distribution. */
    public Optional<Distribution> distribution(SimulatedSite of) {
        return place.map(there -> there.of(of));
    }
}
