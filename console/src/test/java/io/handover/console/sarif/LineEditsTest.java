package io.handover.console.sarif;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineEditsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a,b,c,|a,b,c,",
                "a,b,c,|a,x,y,c,",
                "a,b,c,|x,a,b,c,",
                "a,b,c,|a,b,c,x,",
                "a,b,c|a,b,c,x,",
                "a,b,c|a,b,x",
                "a,b,c,|a,b,",
                "a,b,c|a",
                "a,b,c,|b,y,",
                "a,b,c,d,e,|x,b,d,y,e,z,",
            })
    void whoReplacesEachStretchByWhatItSaysHasTheOtherText(String before, String after) {
        String old = before.replace(',', '\n');
        String wanted = after.replace(',', '\n');

        assertThat(replaced(old, LineEdits.of(old, wanted))).isEqualTo(wanted);
    }

    private static String replaced(String text, List<LineEdits.Replacement> edits) {
        StringBuilder mended = new StringBuilder(text);
        List<LineEdits.Replacement> fromTheEnd = new ArrayList<>(edits);
        for (int i = fromTheEnd.size() - 1; i >= 0; i--) {
            LineEdits.Replacement edit = fromTheEnd.get(i);
            mended.replace(
                    offset(text, edit.fromLine(), edit.fromColumn()),
                    offset(text, edit.toLine(), edit.toColumn()),
                    edit.by());
        }
        return mended.toString();
    }

    private static int offset(String text, int line, int column) {
        int offset = 0;
        for (int i = 1; i < line; i++) {
            offset = text.indexOf('\n', offset) + 1;
        }
        return offset + column - 1;
    }
}
