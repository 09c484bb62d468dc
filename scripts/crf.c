/* The training of the tagger's linear-chain conditional random field, for scripts/train_tagger.py (which compiles and calls it).

   Stochastic gradient descent with AdaGrad (Duchi, Hazan, Singer 2011) over the runs in an order shuffled anew each round by a
   fixed seed. The same data give the same weights. */

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { W = 7, LONGEST = 64 }; /* tags; units in a run */

static const double INITIAL = 0.1; /* the sum of squares AdaGrad begins with: less than that, and rare features take too long steps */
static const double STEP = 1e-3;   /* what is nearer to its aim than this is left as it is */
static const double FORBIDDEN = -1e4;

/* I-x stands only behind B-x or I-x. */
static int impossible(int a, int b) { return b > 0 && b % 2 == 0 && a != b && a != b - 1; }

static uint64_t state;

static uint32_t drawn(void) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (uint32_t)(state >> 16);
}

typedef struct {
  float *weights, *squares; /* W a bucket */
  double turns[W][W], turn_squares[W][W];
} Field;

/* A run: for each unit its tag, the number of its features, and their buckets. */
typedef struct {
  int length, tag[LONGEST], count[LONGEST];
  const int32_t *row[LONGEST];
} Run;

static const int32_t *read_run(const int32_t *at, Run *run) {
  run->length = *at++;
  for (int k = 0; k < run->length; k++) {
    run->tag[k] = *at++;
    run->count[k] = *at++;
    run->row[k] = at;
    at += run->count[k];
  }
  return at;
}

static void learn(Field *f, const Run *run, double rate) {
  static double emit[LONGEST][W], forward[LONGEST][W], backward[LONGEST][W], norm[LONGEST];
  const int n = run->length;
  double turn[W][W];
  for (int a = 0; a < W; a++)
    for (int b = 0; b < W; b++) turn[a][b] = impossible(a, b) ? 0 : exp(f->turns[a][b]);
  for (int k = 0; k < n; k++) {
    double score[W] = {0}, top = -1e9;
    for (int m = 0; m < run->count[k]; m++)
      for (int b = 0; b < W; b++) score[b] += f->weights[(long)run->row[k][m] * W + b];
    for (int b = 0; b < W; b++) top = score[b] > top ? score[b] : top;
    for (int b = 0; b < W; b++) emit[k][b] = exp(score[b] - top);
  }
  for (int k = 0; k < n; k++) {
    norm[k] = 0;
    for (int b = 0; b < W; b++) {
      double reach = k ? 0 : turn[0][b];
      for (int a = 0; k && a < W; a++) reach += forward[k - 1][a] * turn[a][b];
      norm[k] += forward[k][b] = reach * emit[k][b];
    }
    for (int b = 0; b < W; b++) forward[k][b] /= norm[k];
  }
  for (int b = 0; b < W; b++) backward[n - 1][b] = 1;
  for (int k = n - 2; k >= 0; k--)
    for (int a = 0; a < W; a++) {
      double reach = 0;
      for (int b = 0; b < W; b++) reach += turn[a][b] * emit[k + 1][b] * backward[k + 1][b];
      backward[k][a] = reach / norm[k + 1];
    }
  for (int k = 0; k < n; k++)
    for (int b = 0; b < W; b++) {
      const double d = forward[k][b] * backward[k][b] - (b == run->tag[k]);
      for (int m = 0; fabs(d) > STEP && m < run->count[k]; m++) {
        const long at = (long)run->row[k][m] * W + b;
        f->squares[at] += d * d;
        f->weights[at] -= rate * d / sqrt(f->squares[at]);
      }
    }
  for (int k = 0, last = 0; k < n; last = run->tag[k++])
    for (int a = 0; a < W; a++)
      for (int b = 0; b < W; b++) {
        const double before = k ? forward[k - 1][a] : a == 0;
        const double d = before * turn[a][b] * emit[k][b] * backward[k][b] / norm[k] - (a == last && b == run->tag[k]);
        if (impossible(a, b) || fabs(d) <= STEP) continue;
        f->turn_squares[a][b] += d * d;
        f->turns[a][b] -= rate * d / sqrt(f->turn_squares[a][b]);
      }
}

/* Trains on `size` numbers that hold `runs` runs. `weights` (W a bucket, zero) and `turns` (W by W) are filled. Returns 0, or -1
   where there is no memory for it. */
int train(const int32_t *data, long size, long runs, int rounds, double rate, long buckets, float *weights, double *turns) {
  Field f = {.weights = weights, .squares = malloc(buckets * W * sizeof(float))};
  long *order = malloc(runs * sizeof(long));
  if (f.squares == NULL || order == NULL) {
    free(f.squares);
    free(order);
    return -1;
  }
  for (long i = 0; i < buckets * W; i++) f.squares[i] = INITIAL;
  for (int a = 0; a < W; a++)
    for (int b = 0; b < W; b++) {
      f.turns[a][b] = impossible(a, b) ? FORBIDDEN : 0;
      f.turn_squares[a][b] = INITIAL;
    }
  Run run;
  const int32_t *at = data;
  for (long i = 0; i < runs && at < data + size; i++) {
    order[i] = at - data;
    at = read_run(at, &run);
  }
  state = 20231113;
  for (int r = 0; r < rounds; r++) {
    for (long i = runs - 1; i > 0; i--) {
      const long j = drawn() % (i + 1), kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    for (long i = 0; i < runs; i++) {
      read_run(data + order[i], &run);
      learn(&f, &run, rate / (1 + 0.3 * r));
    }
  }
  memcpy(turns, f.turns, sizeof f.turns);
  free(f.squares);
  free(order);
  return 0;
}
