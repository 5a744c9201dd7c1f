/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "fuzz-check.h"
#include "test-support.h"

/* Without a fuzzer, a target is a test: over its corpus, each file whole, cut off everywhere, and with bytes changed. */

#define N_CHANGES 1000

typedef struct {
  char  *name;
  char  *bytes;
  gsize  length;
} Seed;

static void
seed_free (gpointer data)
{
  Seed *seed = data;

  g_free (seed->name);
  g_free (seed->bytes);
  g_free (seed);
}

static int
compare_seeds (gconstpointer a,
               gconstpointer b)
{
  return strcmp ((*(Seed *const *) a)->name, (*(Seed *const *) b)->name);
}

static GPtrArray *
load_corpus (const char *folder)
{
  GPtrArray *seeds = g_ptr_array_new_with_free_func (seed_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      Seed *seed = g_new0 (Seed, 1);

      seed->name = g_strndup (name, strcspn (name, "."));
      g_assert_true (g_file_get_contents (path, &seed->bytes, &seed->length, NULL));
      g_ptr_array_add (seeds, seed);
    }

  g_assert_cmpuint (seeds->len, >, 0);
  g_ptr_array_sort (seeds, compare_seeds);
  return seeds;
}

/* A copy of exactly that size, so that a tool that watches memory sees what is read behind it. */
static void
run (const char *bytes,
     gsize       length)
{
  g_autofree uint8_t *copy = g_malloc (MAX (length, 1));

  memcpy (copy, bytes, length);
  g_assert_cmpint (LLVMFuzzerTestOneInput (copy, length), ==, 0);
}

static void
test_whole (gconstpointer data)
{
  const Seed *seed = data;

  test_limit_time (5);
  run (seed->bytes, seed->length);
}

static void
test_cut_off (gconstpointer data)
{
  const Seed *seed = data;

  test_limit_time (5);
  for (gsize length = 0; length < seed->length; length++)
    run (seed->bytes, length);
}

/* The same changes on each run and each machine: the generator is our own. */
static guint32
next_random (guint32 *state)
{
  *state = *state * 1664525u + 1013904223u;
  return *state >> 8;
}

static void
change (GByteArray *bytes,
        guint32    *state)
{
  static const char interesting[] = "<>&;\"'/!?[]-= \t\n\r\0\x01\x7f\x80\xc3\xe2\xef\xff" "09azAZ:#xX";
  guint at = next_random (state) % bytes->len;
  guint8 byte = (guint8) interesting[next_random (state) % sizeof interesting];
  guint length = 1 + next_random (state) % 40;

  length = MIN (length, bytes->len - at);
  switch (next_random (state) % 4)
    {
    case 0: bytes->data[at] ^= (guint8) (1u << next_random (state) % 8); break;
    case 1: bytes->data[at] = byte; break;
    case 2: g_byte_array_remove_range (bytes, at, length); break;
    default:
      g_byte_array_set_size (bytes, bytes->len + length);
      memmove (bytes->data + at + length, bytes->data + at, bytes->len - length - at);
      break;
    }
}

static void
test_changed (gconstpointer data)
{
  const Seed *seed = data;
  guint32 state = 1;

  test_limit_time (5);
  for (guint i = 0; i < N_CHANGES && seed->length > 0; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, (const guint8 *) seed->bytes, (guint) seed->length);
      for (guint n = 0; n <= i % 3 && bytes->len > 0; n++)
        change (bytes, &state);
      g_test_message ("change %u", i);
      run ((const char *) bytes->data, bytes->len);
    }
}

static void
add (const char   *target,
     const char   *what,
     const Seed   *seed,
     GTestDataFunc run_test)
{
  g_autofree char *path = g_strdup_printf ("/fuzz/%s/%s/%s", target, what, seed->name);

  g_test_add_data_func (path, seed, run_test);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  g_autoptr (GPtrArray) seeds = NULL;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);

  folder = g_test_build_filename (G_TEST_DIST, "fuzz", "corpus", argv[1], NULL);
  seeds = load_corpus (folder);
  for (guint i = 0; i < seeds->len; i++)
    {
      const Seed *seed = g_ptr_array_index (seeds, i);

      add (argv[1], "whole", seed, test_whole);
      add (argv[1], "cut-off", seed, test_cut_off);
      add (argv[1], "changed", seed, test_changed);
    }

  return g_test_run ();
}
