/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-support.h"

#include <string.h>

#include <libxml/parser.h>

#include "author/exam-bank-editor.h"
#include "author/exam-bank-inspector.h"
#include "bank/exam-bank-reader.h"
#include "bank/exam-xml-parser.h"
#include "check/exam-checker.h"

/*
 * usage: edit-bank MAKE-BANK EXAMS FOLDER
 *
 * How long it keeps the window's thread when an item of a large bank is typed into, by form and in the source, and moved; how
 * long it takes to read the whole outline again, and from a key to what is wrong with the bank. Next to what libxml2 takes,
 * through our own parser, to read the same bytes without doing anything with them, which is what a new reading after each key
 * would cost at least.
 */

#define N_ITEMS "5000"
#define N_KEYS 420
#define N_RUNS 9
/* How far problems may be behind the typing. */
#define INSPECTION_MS 300.0

/* Of this thread alone: what it waits for others is not ours. */
static double
get_ms (double started)
{
  return bench_get_thread_ms () - started;
}

/* --- The reference --- */

static void
start_cb (ExamXmlParser          *parser,
          const char             *name,
          const ExamXmlAttribute *attributes,
          guint                   n_attributes,
          gpointer                user_data)
{
}

static void
end_cb (ExamXmlParser *parser,
        gpointer       user_data)
{
}

static void
text_cb (ExamXmlParser *parser,
         const char    *text,
         gsize          length,
         gpointer       user_data)
{
}

static double
measure_parser (const char *text,
                gsize       length)
{
  static const ExamXmlHandler handler = { start_cb, end_cb, text_cb, FALSE };
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length);

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (ExamProblems) problems = exam_problems_new ();
      double started = bench_get_thread_ms ();

      if (!exam_xml_parse_bytes ("bank", bytes, &handler, NULL, problems))
        bench_fail ("the bank is faulty");
      bench_add (times, get_ms (started));
    }
  return bench_median (times);
}

/* --- The editor --- */

static ExamEntry *
get_item (ExamBankEditor *editor,
          guint           index)
{
  GListModel *entries = exam_bank_editor_get_entries (editor);

  for (guint i = index % g_list_model_get_n_items (entries);; i = (i + 1) % g_list_model_get_n_items (entries))
    {
      g_autoptr (ExamEntry) entry = g_list_model_get_item (entries, i);

      if (exam_entry_get_kind (entry) == EXAM_ENTRY_ITEM && exam_entry_get_case (entry) == NULL)
        return entry;
    }
}

static void
report (const char *name,
        GArray     *times,
        double      reference)
{
  bench_report (name, bench_percentile (times, 99), "ms", BENCH_FRAME_MS, "median-ms", bench_median (times),
                "max-ms", bench_max (times), "parser-ms", reference,
                "ratio-to-parser", bench_percentile (times, 99) / reference, NULL);
}

/* A letter more for each key, and the sheet read again, as a form does it. */
static void
measure_form (ExamBankEditor *editor,
              double          reference)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GString) typed = g_string_new ("A");

  for (guint i = 0; i < N_KEYS; i++)
    {
      ExamEntry *item = get_item (editor, i / 40 * 503);
      g_autoptr (ExamText) text = NULL;
      g_autoptr (ExamItemSheet) sheet = NULL;
      double started;

      g_string_append_c (typed, i % 6 == 5 ? ' ' : (char) ('a' + i % 26));
      text = exam_text_new_from_plain (typed->str);
      started = bench_get_thread_ms ();
      if (!exam_bank_editor_set_stem (editor, item, text) || !exam_bank_editor_is_sound (editor))
        bench_fail ("the stem cannot be set");
      sheet = exam_bank_editor_read_item (editor, item);
      bench_add (times, get_ms (started));
    }
  report ("edit-bank-key-in-form", times, reference);
}

/* An element that is typed is not well-formed before its end. */
static void
measure_source (ExamBankEditor *editor,
                double          reference)
{
  static const char typed[] = "<b>bold</b> and more ";
  ExamManuscript *manuscript = exam_bank_editor_get_manuscript (editor);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_KEYS; i++)
    {
      const char *text = exam_manuscript_get_text (manuscript, NULL);
      gsize start, end, offset;
      double started;

      exam_entry_get_range (get_item (editor, i / strlen (typed) * 503), &start, &end);
      offset = (gsize) (strstr (text + start, "<stem>") - text) + strlen ("<stem>") + i % strlen (typed);
      started = bench_get_thread_ms ();
      exam_manuscript_splice (manuscript, offset, 0, &typed[i % strlen (typed)], 1);
      bench_add (times, get_ms (started));
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  exam_bank_editor_settle (editor);
  report ("edit-bank-key-in-source", times, reference);
}

static void
measure_moves (ExamBankEditor *editor,
               double          reference)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_KEYS / 10; i++)
    {
      ExamEntry *item = get_item (editor, i * 13), *other = get_item (editor, 4000 - i * 7);
      double started = bench_get_thread_ms ();

      if (!exam_bank_editor_move (editor, item, NULL, other))
        bench_fail ("the item cannot be moved");
      bench_add (times, get_ms (started));
    }
  report ("edit-bank-move", times, reference);
}

/* What opening takes, or the other thread after what is nowhere well-formed. */
static void
measure_outline (ExamManuscript *manuscript,
                 double          reference)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_RUNS; i++)
    {
      double started = bench_get_thread_ms ();
      g_autoptr (ExamBankEditor) editor = exam_bank_editor_new (manuscript);

      if (!exam_bank_editor_is_sound (editor))
        bench_fail ("the bank is faulty");
      bench_add (times, get_ms (started));
    }
  bench_report ("edit-bank-outline", bench_median (times), "ms", 300.0, "parser-ms", reference,
                "ratio-to-parser", bench_median (times) / reference, NULL);
}

/* --- The inspector --- */

static ExamFormats *
load_formats (const char *exams)
{
  g_autofree char *folder = g_build_filename (exams, "formats", NULL);
  g_autoptr (ExamProblems) problems = exam_problems_new ();

  return exam_formats_new_for_folder (folder, problems);
}

/* What an inspection consists of where nothing is known yet. */
static void
measure_check (GBytes      *bytes,
               ExamFormats *formats,
               double       reference)
{
  g_autoptr (GArray) reading = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) checking = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (ExamProblems) problems = exam_problems_new ();
      g_autoptr (ExamBank) bank = NULL;
      double started = bench_get_thread_ms (), read;

      bank = exam_bank_read_bytes ("bank", bytes, formats, problems);
      read = bench_get_thread_ms ();
      exam_checker_check (bank, "bank", formats, NULL, EXAM_CHECK_ALL_RULES, problems);
      bench_add (reading, read - started);
      bench_add (checking, get_ms (read));
    }
  bench_report ("read-and-check", bench_median (reading) + bench_median (checking), "ms", INSPECTION_MS,
                "read-ms", bench_median (reading), "check-ms", bench_median (checking), "parser-ms", reference,
                "ratio-to-parser", (bench_median (reading) + bench_median (checking)) / reference, NULL);
}

/* How far what is shown as wrong is behind the typing: from a key to the problems of the bank as it is then. */
static void
measure_inspection (ExamManuscript *manuscript,
                    ExamFormats    *formats,
                    double          reference)
{
  g_autoptr (ExamBankInspector) inspector = exam_bank_inspector_new (manuscript, formats);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) cpu_times = g_array_new (FALSE, FALSE, sizeof (double));
  const char *text = exam_manuscript_get_text (manuscript, NULL);
  gsize place = (gsize) (strstr (text, "<stem>") - text) + strlen ("<stem>");

  for (guint i = 0; i < N_RUNS + 1; i++)
    {
      BenchTime started = bench_get_time (), ended;

      if (i > 0)
        exam_manuscript_splice (manuscript, place, 0, " ", 1);
      while (!exam_bank_inspector_is_current (inspector))
        g_main_context_iteration (NULL, TRUE);
      ended = bench_get_time ();
      /* The first is that of opening. */
      if (i == 0)
        continue;
      bench_add (times, ended.wall_ms - started.wall_ms);
      bench_add (cpu_times, ended.cpu_ms - started.cpu_ms);
    }
  bench_report ("inspection", bench_median (times), "ms", INSPECTION_MS, "best-ms", bench_min (times),
                "slowest-ms", bench_max (times), "cpu-ms", bench_median (cpu_times),
                "best-cpu-ms", bench_min (cpu_times), "parser-ms", reference,
                "ratio-to-parser", bench_median (cpu_times) / reference, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (ExamManuscript) manuscript = NULL;
  g_autoptr (ExamBankEditor) editor = NULL;
  g_autoptr (BenchRun) run = NULL;
  g_autoptr (ExamFormats) formats = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  double reference;

  if (argc < 4)
    bench_fail ("usage: edit-bank MAKE-BANK EXAMS FOLDER");
  xmlInitParser ();
  folder = bench_make_folder (argv[3]);
  path = g_build_filename (folder, "bank.xml", NULL);
  run = bench_run ((const char *const[]) { argv[1], path, N_ITEMS, NULL });
  if (!g_file_get_contents (path, &text, &length, NULL))
    bench_fail ("there is no bank");

  reference = measure_parser (text, length);
  formats = load_formats (argv[2]);
  bytes = g_bytes_new_static (text, length);
  measure_check (bytes, formats, reference);
  manuscript = exam_manuscript_new (text, (gssize) length);
  measure_inspection (manuscript, formats, reference);
  measure_outline (manuscript, reference);
  editor = exam_bank_editor_new (manuscript);
  measure_form (editor, reference);
  measure_source (editor, reference);
  measure_moves (editor, reference);

  bench_remove_folder (folder);
  return 0;
}
