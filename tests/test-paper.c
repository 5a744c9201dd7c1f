/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "bank/exam-text-block.h"
#include "paper/exam-booklet-paper.h"
#include "paper/exam-key-paper.h"
#include "paper/exam-report-paper.h"
#include "test-sittings.h"
#include "test-support.h"

#define NOW (G_GINT64_CONSTANT (1780000000) * G_USEC_PER_SEC)

typedef struct {
  char *folder;
  char *pdf;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = test_make_folder ();
  fixture->pdf = g_build_filename (fixture->folder, "out.pdf", NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->pdf);
}

/* --- Reading PDF --- */

static gboolean
needs_poppler (void)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");

  if (program == NULL)
    g_test_skip ("pdftotext is not installed");
  return program != NULL;
}

static char *
read_pdf (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "pdftotext", "-layout", path, "-", NULL);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return g_steal_pointer (&text);
}

/* Letters and digits alone: lines, columns and ligatures are the business of the page. */
static char *
squeeze (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  GString *squeezed = g_string_new (NULL);

  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (squeezed, g_utf8_get_char (p));
  return g_string_free (squeezed, FALSE);
}

static char *
save_and_read (Fixture  *fixture,
               ExamFlow *flow)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (exam_flow_save (flow, fixture->pdf, &error));
  g_assert_no_error (error);
  return read_pdf (fixture->pdf);
}

/* Words of a page, how often each. */
static GHashTable *
count_words (const char *text)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *p = normal;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (word, c);
      else if (word->len > 0)
        {
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (words, word->str));

          g_hash_table_insert (words, g_strdup (word->str), GUINT_TO_POINTER (n + 1));
          g_string_truncate (word, 0);
        }
      if (c == 0)
        return words;
    }
}

/* Each word of @expected is there at least as often as there. */
static void
assert_words (const char *page,
              const char *expected)
{
  g_autoptr (GHashTable) there = count_words (page);
  g_autoptr (GHashTable) wanted = count_words (expected);
  g_autofree char *squeezed = squeeze (page);
  GHashTableIter iter;
  gpointer word, n;

  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &word, &n))
    if (GPOINTER_TO_UINT (g_hash_table_lookup (there, word)) < GPOINTER_TO_UINT (n))
      {
        /* A word that a narrow column has broken is there, with nothing in between or much. */
        g_test_message ("'%s' %u times, not %u", (char *) word, GPOINTER_TO_UINT (g_hash_table_lookup (there, word)),
                        GPOINTER_TO_UINT (n));
        g_assert_nonnull (strstr (squeezed, word));
        g_assert_cmpuint (strlen (word), >, 12);
      }
}

/* --- Papers --- */

static void
test_papers (void)
{
  g_assert_true (exam_paper_find ("a4") == &exam_paper_a4);
  g_assert_true (exam_paper_find ("A4") == &exam_paper_a4);
  g_assert_true (exam_paper_find ("Letter") == &exam_paper_letter);
  g_assert_null (exam_paper_find ("a5"));
  g_assert_null (exam_paper_find (""));
  g_assert_cmpfloat_with_epsilon (exam_paper_a4.width, 595.28, 0.01);
  g_assert_cmpfloat_with_epsilon (exam_paper_a4.height, 841.89, 0.01);
  g_assert_cmpfloat (exam_paper_letter.width, ==, 612);
  g_assert_cmpfloat (exam_paper_letter.height, ==, 792);
}

static char *
find_page_size (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "pdfinfo", path, NULL);
  g_autofree char *text = NULL;
  const char *line;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  line = strstr (text, "Page size:");
  g_assert_nonnull (line);
  return g_strndup (line, strcspn (line, "\n"));
}

static void
test_sizes (Fixture      *fixture,
            gconstpointer data)
{
  static const struct { const char *paper; const char *name; } rows[] = { { "a4", "A4" }, { "letter", "letter" } };

  if (!needs_poppler ())
    return;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (ExamFlow) flow = exam_flow_new (exam_paper_find (rows[i].paper), "A title & more");
      g_autofree char *text = NULL;
      g_autofree char *size = NULL;

      exam_flow_add_plain (flow, EXAM_STYLE_BODY, "<Not> markup & not lost");
      text = save_and_read (fixture, flow);
      size = find_page_size (fixture->pdf);
      g_assert_nonnull (strstr (size, rows[i].name));
      g_assert_nonnull (strstr (text, "<Not> markup & not lost"));
      g_assert_nonnull (strstr (text, "A title & more"));
      g_assert_nonnull (strstr (text, "1 of 1"));
    }
}

/* --- Nothing is lost, nothing is outside --- */

/* What is inked, on all pages, in points. */
static void
assert_inside (ExamFlow *flow)
{
  const ExamPaper *paper = exam_flow_get_paper (flow);
  guint n_pages = exam_flow_paginate (flow);

  for (guint page = 0; page < n_pages; page++)
    {
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);
      double x, y, width, height;

      exam_flow_draw_page (flow, cr, page);
      cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
      g_test_message ("page %u: %g, %g, %g × %g", page, x, y, width, height);
      /* The bar beside a key stands in the margin. */
      g_assert_cmpfloat (x, >=, paper->margin - 12);
      g_assert_cmpfloat (x + width, <=, paper->width - paper->margin + 2);
      g_assert_cmpfloat (y, >=, paper->margin - 2);
      g_assert_cmpfloat (y + height, <=, paper->height - paper->margin + 4);
    }
}

static char *
make_words (const char *prefix,
            guint       n,
            const char *separator)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s%u", i > 0 ? separator : "", prefix, i);
  return g_string_free (text, FALSE);
}

static void
test_long_paragraph (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *words = make_words ("w", 3000, " ");
  g_autoptr (ExamFlow) flow = exam_flow_new (&exam_paper_a4, "Long");
  g_autofree char *text = NULL;

  if (!needs_poppler ())
    return;
  exam_flow_indent (flow, 20, "A.");
  exam_flow_add_plain (flow, EXAM_STYLE_BODY, words);
  exam_flow_unindent (flow);
  text = save_and_read (fixture, flow);
  g_assert_cmpuint (exam_flow_paginate (flow), >, 3);
  assert_words (text, words);
  assert_inside (flow);
}

static void
test_long_preformatted (Fixture      *fixture,
                        gconstpointer data)
{
  g_autofree char *lines = make_words ("line", 300, "\n");
  g_autofree char *wide = make_words ("wide", 60, " ");
  g_autofree char *markup = g_strdup_printf ("<pre>%s\n%s</pre>", lines, wide);
  g_autoptr (ExamText) pre = exam_text_new_from_markup (markup, -1);
  g_autoptr (ExamFlow) flow = exam_flow_new (&exam_paper_letter, "Long");
  g_autofree char *text = NULL;

  if (!needs_poppler ())
    return;
  exam_flow_add_text (flow, EXAM_STYLE_BODY, pre);
  text = save_and_read (fixture, flow);
  g_assert_cmpuint (exam_flow_paginate (flow), >, 2);
  assert_words (text, lines);
  assert_words (text, wide);
  assert_inside (flow);
}

/* Headings of a table stand on each page, and a row that is higher than a page goes on on the next. */
static void
test_long_table (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GString) markup = g_string_new ("<table><tr><th>Heading one</th><th>Heading two</th><th>Heading three</th></tr>");
  g_autofree char *high = make_words ("high", 1500, " ");
  g_autoptr (ExamText) table = NULL;
  g_autoptr (ExamFlow) flow = exam_flow_new (&exam_paper_a4, "Long");
  g_autofree char *text = NULL;
  guint n_headings = 0;

  if (!needs_poppler ())
    return;
  for (guint i = 0; i < 120; i++)
    g_string_append_printf (markup, "<tr><td>left%u</td><td>middle%u</td><td>right%u</td></tr>", i, i, i);
  g_string_append_printf (markup, "<tr><td>%s</td><td>beside the high one</td><td></td></tr></table>", high);
  table = exam_text_new_from_markup (markup->str, -1);
  exam_flow_add_text (flow, EXAM_STYLE_BODY, table);
  text = save_and_read (fixture, flow);

  assert_words (text, high);
  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *row = g_strdup_printf ("left%u middle%u right%u", i, i, i);

      assert_words (text, row);
    }
  for (const char *p = strstr (text, "Heading two"); p != NULL; p = strstr (p + 1, "Heading two"))
    n_headings++;
  g_assert_cmpuint (n_headings, ==, exam_flow_paginate (flow));
  assert_inside (flow);
}

/* More columns than there is room for, and words that nothing can break but force. */
static void
test_crowded_table (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (GString) markup = g_string_new ("<table><tr>");
  g_autofree char *endless = g_strnfill (400, 'x');
  g_autoptr (ExamText) table = NULL;
  g_autoptr (ExamFlow) flow = exam_flow_new (&exam_paper_a4, "Crowded");

  for (guint i = 0; i < 24; i++)
    g_string_append_printf (markup, "<td>column%u</td>", i);
  g_string_append_printf (markup, "</tr><tr><td>%s</td></tr></table><p>%s</p>", endless, endless);
  table = exam_text_new_from_markup (markup->str, -1);
  exam_flow_add_text (flow, EXAM_STYLE_BODY, table);
  assert_inside (flow);
}

/* --- Groups --- */

/* A heading is never the last on a page, an option never without its letter, and what fits stays together. */
static void
test_together (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (ExamFlow) flow = exam_flow_new (&exam_paper_a4, "Groups");
  g_autofree char *text = NULL;
  g_auto (GStrv) pages = NULL;

  if (!needs_poppler ())
    return;
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("heading%u", i);

      exam_flow_add_plain (flow, EXAM_STYLE_HEADING, name);
      exam_flow_begin_together (flow);
      for (guint j = 0; j < 4; j++)
        {
          const char letter[] = { (char) ('A' + j), '.', '\0' };
          g_autofree char *option = g_strdup_printf ("option%u", i);

          exam_flow_indent (flow, 20, letter);
          exam_flow_add_plain (flow, EXAM_STYLE_BODY, option);
          exam_flow_unindent (flow);
        }
      exam_flow_end_together (flow);
    }

  text = save_and_read (fixture, flow);
  pages = g_strsplit (text, "\f", -1);
  for (guint page = 0; page < exam_flow_paginate (flow); page++)
    for (guint i = 0; i < 60; i++)
      {
        g_autofree char *name = g_strdup_printf ("heading%u\n", i);
        g_autofree char *last = g_strdup_printf ("D. option%u\n", i);
        g_autoptr (GRegex) options = NULL;

        if (strstr (pages[page], name) == NULL)
          continue;
        {
          g_autofree char *pattern = g_strdup_printf ("A\\.\\s+option%u\\s+B\\.\\s+option%u\\s+C\\.\\s+option%u\\s+D\\.\\s+option%u\\s",
                                                      i, i, i, i);

          options = g_regex_new (pattern, 0, 0, NULL);
          g_assert_true (g_regex_match (options, pages[page], 0, NULL));
        }
      }
}

/* --- Whole documents --- */

static char *
dup_text (const ExamText *text)
{
  return text != NULL ? exam_text_dup_plain (text) : g_strdup ("");
}

static void
assert_found (const char     *squeezed,
              const ExamText *text)
{
  g_autoptr (GPtrArray) blocks = text != NULL ? exam_text_dup_blocks (text) : g_ptr_array_new ();

  /* Cells of tables and lists have marks and other cells in between. */
  for (guint i = 0; i < blocks->len; i++)
    {
      const ExamTextBlock *block = g_ptr_array_index (blocks, i);

      for (guint j = 0; block->kind != EXAM_TEXT_TABLE && j < block->cells->len; j++)
        {
          g_autofree char *plain = exam_markup_to_plain (((ExamTextCell *) g_ptr_array_index (block->cells, j))->markup, -1);
          g_autofree char *wanted = squeeze (plain);

          if (strstr (squeezed, wanted) == NULL)
            g_test_message ("not there: %s", plain);
          g_assert_nonnull (strstr (squeezed, wanted));
        }
    }
}

/* What stands on two pages has the running lines in between. */
static char *
drop_running (const char *text,
              const char *head)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) kept = g_string_new (NULL);
  g_autoptr (GRegex) foot = g_regex_new ("^\\s*\\d+ of \\d+\\s*$", 0, 0, NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (lines[i], head) == NULL && !g_regex_match (foot, lines[i], 0, NULL))
      g_string_append_printf (kept, "%s\n", lines[i]);
  return squeeze (kept->str);
}

static const char *const format_ids[] = { "cca-2026-05", "ccs-2014", "ccs-2025", "cpc-2022" };

static void
check_booklet (Fixture         *fixture,
               ExamForm        *form,
               const ExamPaper *paper)
{
  const ExamFormat *format = exam_form_get_format (form);
  g_autofree char *title = g_strdup_printf ("%s · %s", format->credential, format->name);
  g_autoptr (ExamFlow) flow = exam_booklet_paper_new (paper, form);
  g_autofree char *text = save_and_read (fixture, flow);
  g_autofree char *squeezed = drop_running (text, title);
  guint n_documents = 0;

  assert_inside (flow);
  for (guint i = 0; i < exam_form_get_n_items (form); i++)
    {
      const ExamItem *item = exam_form_get_item (form, i);
      const ExamCase *exam_case = exam_item_get_case (item);

      assert_found (squeezed, exam_item_get_stem (item));
      for (guint j = 0; j < exam_item_get_n_options (item); j++)
        {
          const ExamText *option = exam_option_get_text (exam_item_get_option (item, j));
          g_autofree char *plain = dup_text (option);
          g_autofree char *letter = g_strdup_printf ("%c %s", 'A' + exam_form_get_place (form, i, j), plain);
          g_autofree char *wanted = squeeze (letter);

          g_assert_nonnull (strstr (squeezed, wanted));
        }
      for (guint j = 0; exam_case != NULL && j < exam_case_get_n_documents (exam_case); j++)
        assert_found (squeezed, exam_case_get_document_text (exam_case, j));
      n_documents += exam_case != NULL;
    }
  g_assert_nonnull (strstr (text, "Answer sheet"));
  /* What is right is not in it. */
  g_assert_null (strstr (text, "Rationale"));
}

static void
test_documents (Fixture      *fixture,
                gconstpointer data)
{
  const char *format_id = data;
  g_autoptr (ExamForm) form = test_draw_form (format_id, 3);

  if (!needs_poppler ())
    return;
  check_booklet (fixture, form, &exam_paper_a4);
  check_booklet (fixture, form, &exam_paper_letter);
}

static void
test_key (Fixture      *fixture,
          gconstpointer data)
{
  const char *format_id = data;
  g_autoptr (ExamForm) form = test_draw_form (format_id, 4);
  g_autoptr (ExamFlow) flow = exam_key_paper_new (&exam_paper_letter, form);
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autofree char *text = NULL;

  if (!needs_poppler ())
    return;
  assert_inside (flow);
  text = save_and_read (fixture, flow);
  for (guint i = 0; i < exam_form_get_n_items (form); i++)
    {
      const ExamItem *item = exam_form_get_item (form, i);
      g_autofree char *rationale = dup_text (exam_item_get_rationale (item));

      g_string_append_printf (expected, " %s", rationale);
      for (guint j = 0; j < exam_item_get_n_options (item); j++)
        {
          g_autofree char *why = dup_text (exam_option_get_why (exam_item_get_option (item, j)));

          g_string_append_printf (expected, " %s", why);
        }
    }
  assert_words (text, expected->str);
}

/* Items drawn by chance from all bundled banks, one after the other: no word gets lost. */
static void
test_random_items (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (ExamFlow) flow = exam_flow_new (&exam_paper_a4, "Items");
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autofree char *text = NULL;
  guint n_items = 0;

  if (!needs_poppler ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (format_ids); i++)
    {
      g_autoptr (ExamPool) pool = test_load_pool (format_ids[i]);

      for (guint j = 0; j < 50; j++, n_items++)
        {
          const ExamItem *item = exam_pool_get_item (pool, (guint) g_test_rand_int_range (0, (int) exam_pool_get_n_items (pool)));
          g_autofree char *stem = exam_text_dup_plain (exam_item_get_stem (item));

          exam_flow_add_text (flow, EXAM_STYLE_BODY, exam_item_get_stem (item));
          g_string_append_printf (expected, " %s", stem);
          for (guint k = 0; k < exam_item_get_n_options (item); k++)
            {
              const ExamOption *option = exam_item_get_option (item, k);
              g_autofree char *plain = exam_text_dup_plain (exam_option_get_text (option));

              exam_flow_add_text (flow, EXAM_STYLE_WHY, exam_option_get_text (option));
              g_string_append_printf (expected, " %s", plain);
            }
          if (exam_item_get_case (item) != NULL)
            {
              g_autofree char *record = exam_text_dup_plain (exam_case_get_document_text (exam_item_get_case (item), 0));

              exam_flow_add_text (flow, EXAM_STYLE_BODY, exam_case_get_document_text (exam_item_get_case (item), 0));
              g_string_append_printf (expected, " %s", record);
            }
        }
    }
  g_assert_cmpuint (n_items, ==, 200);
  text = save_and_read (fixture, flow);
  assert_words (text, expected->str);
  assert_inside (flow);
}

/* --- Pictures --- */

static cairo_status_t
append_png (gpointer             closure,
            const unsigned char *data,
            unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
make_png (int width,
          int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  GByteArray *bytes = g_byte_array_new ();

  g_assert_cmpint (cairo_surface_write_to_png_stream (surface, append_png, bytes), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

static GBytes *
load_picture (const char *source,
              gpointer    user_data)
{
  if (g_str_equal (source, "wide.png"))
    return make_png (3000, 40);
  if (g_str_equal (source, "tall.png"))
    return make_png (40, 5000);
  return g_str_equal (source, "broken.png") ? g_bytes_new_static ("\x89PNG\r\n\x1a\n", 8) : NULL;
}

static void
test_pictures (Fixture      *fixture,
               gconstpointer data)
{
  static const char markup[] = "<img src=\"wide.png\" alt=\"Wide\"/><img src=\"tall.png\" alt=\"Tall\"/>"
                               "<img src=\"broken.png\" alt=\"Broken chart\"/><img src=\"gone.png\" alt=\"Gone chart\"/>";
  g_autoptr (ExamText) pictures = exam_text_new_from_markup (markup, -1);
  g_autoptr (ExamFlow) flow = exam_flow_new (&exam_paper_a4, "Pictures");
  g_autofree char *text = NULL;

  if (!needs_poppler ())
    return;
  exam_flow_set_picture_loader (flow, load_picture, NULL);
  exam_flow_add_text (flow, EXAM_STYLE_BODY, pictures);
  assert_inside (flow);
  text = save_and_read (fixture, flow);
  g_assert_nonnull (strstr (text, "Picture that cannot be shown: Broken chart"));
  g_assert_nonnull (strstr (text, "Picture that cannot be shown: Gone chart"));
  g_assert_null (strstr (text, "Wide"));
}

/* --- Reports --- */

static ExamStoredSitting *
sit (const char *format_id,
     const char *answers)
{
  g_autoptr (ExamArchive) archive = exam_archive_open_in_memory ();
  g_autoptr (ExamForm) form = test_draw_form (format_id, 5);
  const TestSitting what = { .started_at = NOW, .rules = { .relaxed = TRUE, .time_percent = 150 }, .answers = answers };
  gint64 id = test_sit (archive, form, &what);
  g_autoptr (GError) error = NULL;
  ExamStoredSitting *sitting = exam_archive_load (archive, id, &error);

  g_assert_no_error (error);
  return sitting;
}

static void
test_report (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (ExamStoredSitting) sitting = sit ("cca-2026-05", "rrrw-");
  g_autoptr (ExamFlow) flow = exam_report_paper_new (&exam_paper_a4, sitting, EXAM_REVIEW_EXTENT_NONE);
  g_autofree char *text = NULL;
  const ExamFormat *format = exam_form_get_format (sitting->form);

  if (!needs_poppler ())
    return;
  assert_inside (flow);
  text = save_and_read (fixture, flow);
  g_assert_nonnull (strstr (text, sitting->record->passed ? "Passed · " : "Not passed · "));
  g_assert_nonnull (strstr (text, "300 to pass"));
  g_assert_nonnull (strstr (text, "relaxed rules · extra time"));
  g_assert_nonnull (strstr (text, "Unscored questions"));
  g_assert_nonnull (strstr (text, "Half as much again"));
  g_assert_nonnull (strstr (text, " of 105 questions answered in 52 minutes"));
  for (guint i = 0; i < format->domains->len; i++)
    g_assert_nonnull (strstr (text, ((ExamDomain *) g_ptr_array_index (format->domains, i))->name));
  g_assert_null (strstr (text, "Question 1 "));
}

static guint
count_headings (const char             *text,
                const ExamStoredSitting *sitting,
                gboolean                missed)
{
  guint n = 0;

  for (guint i = 0; i < sitting->score->items->len; i++)
    {
      g_autofree char *heading = g_strdup_printf ("Question %u · ", i + 1);
      gboolean is_missed = g_array_index (sitting->score->items, ExamItemScore, i).outcome != EXAM_OUTCOME_CORRECT;
      gboolean there = strstr (text, heading) != NULL;

      if (missed)
        g_assert_true (there == is_missed);
      n += there;
    }
  return n;
}

static void
test_review (Fixture      *fixture,
             gconstpointer data)
{
  const char *format_id = data;
  g_autoptr (ExamStoredSitting) sitting = sit (format_id, "rrw-");
  g_autoptr (ExamFlow) all = exam_report_paper_new (&exam_paper_a4, sitting, EXAM_REVIEW_EXTENT_ALL);
  g_autoptr (ExamFlow) missed = exam_report_paper_new (&exam_paper_a4, sitting, EXAM_REVIEW_EXTENT_MISSED);
  g_autofree char *all_text = NULL;
  g_autofree char *missed_text = NULL;

  if (!needs_poppler ())
    return;
  assert_inside (all);
  all_text = save_and_read (fixture, all);
  missed_text = save_and_read (fixture, missed);
  g_assert_cmpuint (count_headings (all_text, sitting, FALSE), ==, exam_form_get_n_items (sitting->form));
  g_assert_cmpuint (count_headings (missed_text, sitting, TRUE), >, 0);
  g_assert_nonnull (strstr (missed_text, "Your answer"));
  g_assert_nonnull (strstr (missed_text, "Rationale"));
  g_assert_nonnull (strstr (missed_text, "Where to look it up"));
}

/* A record stands once, before the questions about it, also when some of these are left out. */
static void
test_records_once (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (ExamStoredSitting) sitting = sit ("ccs-2014", "wr");
  g_autoptr (ExamFlow) flow = exam_report_paper_new (&exam_paper_a4, sitting, EXAM_REVIEW_EXTENT_ALL);
  g_autofree char *text = NULL;
  g_autofree char *squeezed = NULL;
  ExamCase *last = NULL;

  if (!needs_poppler ())
    return;
  text = save_and_read (fixture, flow);
  squeezed = drop_running (text, "Score report ·");
  for (guint i = 0; i < exam_form_get_n_items (sitting->form); i++)
    {
      ExamCase *exam_case = exam_item_get_case (exam_form_get_item (sitting->form, i));
      g_autoptr (GPtrArray) blocks = NULL;
      g_autofree char *wanted = NULL;
      const char *found;

      if (exam_case == NULL || exam_case == last)
        continue;
      last = exam_case;
      blocks = exam_text_dup_blocks (exam_case_get_document_text (exam_case, 0));
      if (((ExamTextBlock *) g_ptr_array_index (blocks, 0))->kind == EXAM_TEXT_TABLE)
        continue;
      {
        ExamTextBlock *block = g_ptr_array_index (blocks, 0);
        g_autofree char *plain = exam_markup_to_plain (((ExamTextCell *) g_ptr_array_index (block->cells, 0))->markup, -1);

        wanted = squeeze (plain);
      }
      found = strstr (squeezed, wanted);
      g_assert_nonnull (found);
      if (strlen (wanted) > 60)
        g_assert_null (strstr (found + 1, wanted));
    }
  g_assert_nonnull (last);
}

/* --- Files that cannot be written --- */

static char *
list_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GString) names = g_string_new (NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_string_append_printf (names, "[%s]", name);
  return g_strdup (names->str);
}

/* The old file is as it was, and nothing lies beside it. */
static void
test_full_disk (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (ExamStoredSitting) sitting = sit ("cca-2026-05", "r");
  g_autoptr (ExamFlow) flow = exam_report_paper_new (&exam_paper_a4, sitting, EXAM_REVIEW_EXTENT_NONE);
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  g_autofree char *names = NULL;

  g_assert_true (g_file_set_contents (fixture->pdf, "the old one", -1, NULL));
  signal (SIGXFSZ, SIG_IGN);
  test_limit_file_size (1000);
  g_assert_false (exam_flow_save (flow, fixture->pdf, &error));
  test_limit_file_size (RLIM_INFINITY);

  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "cannot be written"));
  g_assert_true (g_file_get_contents (fixture->pdf, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "the old one");
  names = list_folder (fixture->folder);
  g_assert_cmpstr (names, ==, "[out.pdf]");
  g_clear_error (&error);
  g_assert_true (exam_flow_save (flow, fixture->pdf, &error));
}

static const struct {
  const char *name;
  const char *path;
  GFileError  code;
} unwritable[] = {
  { "no-folder", "none/out.pdf", G_FILE_ERROR_NOENT },
  { "a-folder", ".", G_FILE_ERROR_ISDIR },
  { "a-device", "/dev/full", G_FILE_ERROR_INVAL },
  { "not-a-folder", "/dev/null/out.pdf", G_FILE_ERROR_NOTDIR },
};

static void
test_unwritable (gconstpointer data)
{
  const struct { const char *name; const char *path; GFileError code; } *row = data;
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = g_path_is_absolute (row->path) ? g_strdup (row->path) : g_build_filename (folder, row->path, NULL);
  g_autoptr (ExamFlow) flow = exam_flow_new (&exam_paper_a4, "Title");
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;

  g_assert_false (exam_flow_save (flow, path, &error));
  g_assert_error (error, G_FILE_ERROR, (int) row->code);
  names = list_folder (folder);
  g_assert_cmpstr (names, ==, "");
  test_remove_folder (folder);
}

/* A link stays a link, and a file keeps who may read it. */
static void
test_link (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link.pdf", NULL);
  g_autoptr (ExamFlow) flow = exam_flow_new (&exam_paper_a4, "Title");
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_assert_true (g_file_set_contents (fixture->pdf, "old", -1, NULL));
  g_assert_cmpint (g_chmod (fixture->pdf, 0640), ==, 0);
  g_assert_cmpint (symlink ("out.pdf", link), ==, 0);
  exam_flow_add_plain (flow, EXAM_STYLE_BODY, "text");
  g_assert_true (exam_flow_save (flow, link, &error));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (g_stat (fixture->pdf, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0640);
  g_assert_cmpint (status.st_size, >, 100);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function, data) g_test_add ("/paper/" name, Fixture, data, set_up, function, tear_down)
  g_test_add_func ("/paper/papers", test_papers);
  ADD ("sizes", test_sizes, NULL);
  ADD ("long-paragraph", test_long_paragraph, NULL);
  ADD ("long-preformatted", test_long_preformatted, NULL);
  ADD ("long-table", test_long_table, NULL);
  ADD ("crowded-table", test_crowded_table, NULL);
  ADD ("together", test_together, NULL);
  ADD ("pictures", test_pictures, NULL);
  ADD ("random-items", test_random_items, NULL);
  ADD ("booklet/cca", test_documents, "cca-2026-05");
  ADD ("booklet/ccs", test_documents, "ccs-2025");
  ADD ("booklet/ccs-cases", test_documents, "ccs-2014");
  ADD ("booklet/cpc", test_documents, "cpc-2022");
  ADD ("key/cca", test_key, "cca-2026-05");
  ADD ("key/ccs", test_key, "ccs-2025");
  ADD ("report", test_report, NULL);
  ADD ("review/cca", test_review, "cca-2026-05");
  ADD ("review/ccs", test_review, "ccs-2025");
  ADD ("records-once", test_records_once, NULL);
  ADD ("full-disk", test_full_disk, NULL);
  ADD ("link", test_link, NULL);
#undef ADD
  TEST_ADD_ROWS ("/paper/unwritable/", unwritable, test_unwritable);

  return g_test_run ();
}
