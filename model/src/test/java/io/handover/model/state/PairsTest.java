package io.handover.model.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PairsTest {
    @Test
    void everyUnorderedPairHasOneNumberInEitherOrder() {
        Set<Integer> numbers = new HashSet<>();
        for (int j = 1; j < Pairs.ROW; j++) {
            for (int i = 0; i < j; i++) {
                int number = Pairs.number(i, j);
                assertThat(Pairs.number(j, i)).isEqualTo(number);
                assertThat(Pairs.lower(number)).isEqualTo(i);
                assertThat(Pairs.higher(number)).isEqualTo(j);
                numbers.add(number);
            }
        }
        assertThat(numbers).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void thePairsOfASmallSiteComeFirst() {
        for (int servers = 2; servers <= Pairs.ROW; servers++) {
            int pairs = servers * (servers - 1) / 2;
            for (int p = 0; p < Pairs.UNORDERED; p++) {
                assertThat(Pairs.higher(p) < servers).isEqualTo(p < pairs);
            }
        }
    }

    @Test
    void aRowHoldsThePartnersOfAServer() {
        int matrix = Pairs.bit(1, 0) | Pairs.bit(1, 4) | Pairs.bit(4, 1);
        assertThat(Pairs.row(matrix, 1)).isEqualTo(0b10001);
        assertThat(Pairs.row(matrix, 4)).isEqualTo(0b00010);
        assertThat(Pairs.row(matrix, 0)).isEqualTo(0);
    }

    @Test
    void theRowsOfASetAreFullForItsMembersAndEmptyForTheOthers() {
        int matrix = Pairs.rowsOf(0b01001);
        assertThat(Pairs.row(matrix, 0)).isEqualTo(0b11111);
        assertThat(Pairs.row(matrix, 3)).isEqualTo(0b11111);
        assertThat(Pairs.row(matrix, 1) | Pairs.row(matrix, 2) | Pairs.row(matrix, 4))
                .isEqualTo(0);
    }

    @Test
    void theMatrixOfUnorderedPairsIsSymmetricAndHoldsJustThem() {
        int matrix = Pairs.matrixOf(1 << Pairs.number(0, 2) | 1 << Pairs.number(3, 4));
        assertThat(matrix).isEqualTo(Pairs.bit(0, 2) | Pairs.bit(2, 0) | Pairs.bit(3, 4) | Pairs.bit(4, 3));
    }
}
