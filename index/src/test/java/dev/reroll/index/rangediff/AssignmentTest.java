package dev.reroll.index.rangediff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.rangediff.Assignment.Ending;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import org.jgrapht.alg.matching.KuhnMunkresMinimalWeightBipartitePerfectMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;
import org.junit.jupiter.api.Test;

class AssignmentTest {
    @Test
    void costsAsMuchAsWhatAnotherAlgorithmFinds() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            int n = 1 + random.nextInt(14);
            int range = 1 + random.nextInt(30); // small ranges are full of ties
            int[][] cost = new int[n][n];
            for (int[] row : cost) for (int column = 0; column < n; column++) row[column] = random.nextInt(range);
            int[] rows = Assignment.rows(cost, Ending.AT_FREE_COLUMN);
            assertThat(Arrays.stream(rows).distinct().count()).isEqualTo(n);
            int total = 0;
            for (int column = 0; column < n; column++) total += cost[rows[column]][column];
            assertThat(total).as(Arrays.deepToString(cost)).isEqualTo(kuhnMunkres(cost));
        }
    }

    @Test
    void givesNoRowTwiceWhereItEndsPathsAsGit() {
        Random random = new Random(8);
        for (int round = 0; round < 300; round++) {
            int n = 2 + random.nextInt(14);
            int[][] cost = new int[n][n];
            for (int[] row : cost) for (int column = 0; column < n; column++) row[column] = random.nextInt(9);
            int[] rows = Arrays.stream(Assignment.rows(cost, Ending.AS_GIT))
                    .filter(row -> row >= 0)
                    .toArray();
            assertThat(Arrays.stream(rows).distinct().count()).isEqualTo(rows.length);
        }
    }

    private static int kuhnMunkres(int[][] cost) {
        SimpleWeightedGraph<Integer, DefaultWeightedEdge> graph = new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
        Set<Integer> rows = new LinkedHashSet<>();
        Set<Integer> columns = new LinkedHashSet<>();
        int n = cost.length;
        for (int i = 0; i < n; i++) {
            graph.addVertex(i);
            rows.add(i);
            graph.addVertex(n + i);
            columns.add(n + i);
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) graph.setEdgeWeight(graph.addEdge(i, n + j), cost[i][j]);
        }
        return (int) new KuhnMunkresMinimalWeightBipartitePerfectMatching<>(graph, rows, columns)
                .getMatching()
                .getWeight();
    }
}
