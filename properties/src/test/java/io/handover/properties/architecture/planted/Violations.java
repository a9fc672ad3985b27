package io.handover.properties.architecture.planted;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Does everything that a reproducible run must not do. */
@SuppressWarnings({"all", "deprecation"})
public final class Violations {
    private Violations() {}

    public static List<Object> all() {
        List<Object> found = new ArrayList<>(List.of(
                System.currentTimeMillis(),
                System.nanoTime(),
                System.identityHashCode("x"),
                Clock.systemUTC(),
                Instant.now(),
                LocalDate.now(),
                LocalTime.now(),
                LocalDateTime.now(),
                ZonedDateTime.now(),
                OffsetDateTime.now(),
                new Date(),
                Calendar.getInstance(),
                new Random(1),
                new SplittableRandom(),
                new SecureRandom(),
                ThreadLocalRandom.current(),
                RandomGenerator.getDefault(),
                Math.random(),
                StrictMath.random(),
                UUID.randomUUID()));
        Collections.shuffle(found);
        found.add(new HashMap<String, String>());
        found.add(new HashSet<String>());
        found.add(new Hashtable<String, String>());
        found.add(new IdentityHashMap<String, String>());
        found.add(new WeakHashMap<String, String>());
        found.add(new ConcurrentHashMap<String, String>());
        found.add(Set.of("x"));
        found.add(Map.of("x", "y"));
        found.add(Stream.of("x").collect(Collectors.toSet()));
        return found;
    }
}
