/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "author/exam-bank-template.h"
#include "author/exam-layout.h"
#include "test-code-files.h"
#include "test-command.h"
#include "test-support.h"

/* The commands that write banks: new and format; and check, where it looks codes up. */

#define BANK "<bank xmlns=\"urn:mockingbird:exam:1\" id=\"b\" format=\"cca\">"
#define ITEM(code) \
  "<item id=\"a\" domain=\"privacy\"><stem>s</stem><codes system=\"ICD-10-CM\"><code>" code "<why>w</why></code></codes>" \
  "<rationale>r</rationale><source title=\"s\"/></item>"
#define UNTIDY BANK "<title>T</title>" ITEM ("I10") "</bank>"

static char *
read_file (TestCommand *self,
           const char  *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
write_file (TestCommand *self,
            const char  *name,
            const char  *text)
{
  g_autofree char *path = test_write_file (self->folder, name, text, -1);
}

static void
assert_run (TestCommand *self,
            const char  *arguments,
            int          status,
            const char  *out,
            const char  *err)
{
  g_assert_cmpint (test_command_run (self, arguments), ==, status);
  g_assert_cmpstr (self->out->str, ==, out);
  if (*err == '\0')
    g_assert_cmpstr (self->err->str, ==, "");
  else
    g_assert_nonnull (strstr (self->err->str, err));
}

/* --- new --- */

static guint
count (const char *text,
       const char *word)
{
  guint n = 0;

  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    n++;
  return n;
}

/* For each format there is: a bank without a single problem, laid out, with an example of each kind. */
static void
test_new (TestCommand  *self,
          gconstpointer data)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();

  for (guint i = 0; i < exam_formats_get_n (formats); i++)
    {
      const ExamFormat *format = exam_formats_get (formats, i);
      g_autofree char *new_line = g_strdup_printf ("new %s @/%s.xml", format->id, format->id);
      g_autofree char *check_line = g_strdup_printf ("check @/%s.xml", format->id);
      g_autofree char *format_line = g_strdup_printf ("format --check @/%s.xml", format->id);
      g_autofree char *name = g_strconcat (format->id, ".xml", NULL);
      g_autofree char *bank = NULL;

      g_assert_cmpint (test_command_run (self, new_line), ==, 0);
      g_assert_nonnull (strstr (self->out->str, format->credential));
      assert_run (self, check_line, 0, "", "");
      assert_run (self, format_line, 0, "", "");

      bank = read_file (self, name);
      for (guint d = 0; d < format->domains->len; d++)
        g_assert_nonnull (strstr (bank, ((ExamDomain *) g_ptr_array_index (format->domains, d))->id));
      g_assert_cmpint (strstr (bank, "choose=\"2\"") != NULL, ==, exam_format_serves (format, EXAM_ITEM_MULTIPLE_CHOICE));
      g_assert_cmpint (strstr (bank, "<codes ") != NULL, ==, exam_format_serves (format, EXAM_ITEM_TYPED_CODES));
      g_assert_cmpuint (count (bank, "<document "), ==, 2 * count (bank, "<case "));
      g_assert_true (format->cases.value == 0 || count (bank, "<case ") == 1);
    }
}

static void
test_new_options (TestCommand  *self,
                  gconstpointer data)
{
  g_autofree char *bank = NULL;

  g_assert_cmpint (test_command_run (self, "new cca @/mine.xml --title Übung&mehr --author A<B --id other-id"), ==, 0);
  bank = read_file (self, "mine.xml");
  g_assert_nonnull (strstr (bank, " id=\"other-id\" format=\"cca\""));
  g_assert_nonnull (strstr (bank, "<title>Übung&amp;mehr</title>"));
  g_assert_nonnull (strstr (bank, "<author>A&lt;B</author>"));
  g_assert_nonnull (strstr (bank, "<item id=\"other-id-0001\""));
}

/* What is there stays there. */
static void
test_new_over_another (TestCommand  *self,
                       gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  write_file (self, "mine.xml", UNTIDY);
  assert_run (self, "new cca @/mine.xml", 2, "", "is there already; --force replaces it");
  before = read_file (self, "mine.xml");
  g_assert_cmpstr (before, ==, UNTIDY);

  g_assert_cmpint (test_command_run (self, "new cca @/mine.xml --force"), ==, 0);
  after = read_file (self, "mine.xml");
  g_assert_nonnull (strstr (after, "<title>CCA questions</title>"));
}

static void
test_new_refused (TestCommand  *self,
                  gconstpointer data)
{
  static const struct { const char *arguments; const char *err; } rows[] = {
    { "new xyz @/a.xml", "there is no format 'xyz'" },
    { "new xyz @/a.xml", "there are cca, ccs" },
    { "new cca @/no/folder/a.xml", "No such file or directory" },
    { "new cca @/a.xml --id a_b:c", "--id: use letters" },
    { "new cca @/a.xml --title= ", "" },
    { "new cca", "Usage:" },
    { "new", "Usage:" },
    { "new cca @/a.xml @/b.xml", "Usage:" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, "a.xml", NULL);

      g_assert_cmpint (test_command_run (self, rows[i].arguments), ==, 2);
      g_assert_nonnull (strstr (self->err->str, rows[i].err));
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

static void
test_ids (void)
{
  static const struct { const char *name; const char *expected; } rows[] = {
    { "week-1.xml", "week-1" },
    { "My CCS bank.xml", "my-ccs-bank" },
    { "Übung für März (2).XML", "ubung-fur-marz-2-.xml" },
    { ".hidden", "hidden" },
    { "---.xml", "bank" },
    { "試験.xml", "bank" },
    { "\xff\xfe.xml", "bank" },
    { "", "bank" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *id = exam_bank_template_make_id (rows[i].name);

      g_assert_cmpstr (id, ==, rows[i].expected);
    }
}

/* Ids are at most 64 long, those of the questions too. */
static void
test_long_id (TestCommand  *self,
              gconstpointer data)
{
  g_autofree char *name = g_strnfill (200, 'a');
  g_autofree char *new_line = g_strdup_printf ("new ccs-2014 @/%s.xml", name);
  g_autofree char *check_line = g_strdup_printf ("check @/%s.xml", name);

  g_assert_cmpint (test_command_run (self, new_line), ==, 0);
  assert_run (self, check_line, 0, "", "");
}

/* --- format --- */

static char *
lay_out (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (ExamProblems) problems = exam_problems_new ();

  return exam_layout_apply ("b.xml", bytes, problems);
}

static void
test_format (TestCommand  *self,
             gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "b.xml", NULL);
  g_autofree char *expected = lay_out (UNTIDY);
  g_autofree char *text = NULL;
  struct stat status, again;

  write_file (self, "b.xml", UNTIDY);
  g_assert_cmpint (g_chmod (path, 0640), ==, 0);
  g_assert_cmpint (test_command_run (self, "format --check @/b.xml"), ==, 1);
  g_assert_nonnull (strstr (self->out->str, "b.xml: not laid out"));
  text = read_file (self, "b.xml");
  g_assert_cmpstr (text, ==, UNTIDY);

  assert_run (self, "format @/b.xml", 0, "", "");
  g_free (text);
  text = read_file (self, "b.xml");
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0640);

  /* A file that is fine stays the very same one. */
  assert_run (self, "format --check @/b.xml", 0, "", "");
  assert_run (self, "format @/b.xml", 0, "", "");
  g_assert_cmpint (g_stat (path, &again), ==, 0);
  g_assert_cmpuint (status.st_ino, ==, again.st_ino);
}

static void
test_format_output (TestCommand  *self,
                    gconstpointer data)
{
  g_autofree char *expected = lay_out (UNTIDY);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  write_file (self, "b.xml", UNTIDY);
  assert_run (self, "format @/b.xml --output @/c.xml", 0, "", "");
  before = read_file (self, "b.xml");
  after = read_file (self, "c.xml");
  g_assert_cmpstr (before, ==, UNTIDY);
  g_assert_cmpstr (after, ==, expected);
  assert_run (self, "format @/b.xml -o -", 0, expected, "");
  assert_run (self, "format @/b.xml @/c.xml -o @/d.xml", 2, "", "--output takes one file");
  assert_run (self, "format @/b.xml --check -o @/d.xml", 2, "", "--output takes one file");
}

/* One that cannot be laid out keeps its bytes; the others are laid out all the same. */
static void
test_format_refused (TestCommand  *self,
                     gconstpointer data)
{
  static const char broken[] = BANK "\n<title>T</titel></bank>";
  g_autofree char *expected = lay_out (UNTIDY);
  g_autofree char *kept = NULL;
  g_autofree char *other = NULL;

  write_file (self, "a.xml", broken);
  write_file (self, "b.xml", UNTIDY);
  assert_run (self, "format @/a.xml @/b.xml", 1, "", "a.xml:2:17: error: <title> of line 2 is closed by </titel>");
  kept = read_file (self, "a.xml");
  other = read_file (self, "b.xml");
  g_assert_cmpstr (kept, ==, broken);
  g_assert_cmpstr (other, ==, expected);

  assert_run (self, "format @/none.xml", 2, "", "none.xml");
  assert_run (self, "format @/b.xml -o @/no/folder.xml", 2, "", "No such file");
  assert_run (self, "format", 2, "", "Usage:");
}

static void
test_format_input (void)
{
  const char *program = g_getenv ("MOCKINGBIRD_PROGRAM");
  g_autofree char *expected = lay_out (UNTIDY);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *out = NULL;

  if (program == NULL)
    {
      g_test_skip ("there is no program in a build without the window");
      return;
    }

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, program, "format", "-", NULL);
  g_assert_true (g_subprocess_communicate_utf8 (process, UNTIDY, NULL, &out, NULL, NULL));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  g_assert_cmpstr (out, ==, expected);
}

/* --- check, with code books --- */

static void
test_check_codes (TestCommand  *self,
                  gconstpointer data)
{
  g_autofree char *book = test_diagnoses ();

  write_file (self, "b.xml", BANK "<title>T</title>\n" ITEM ("E11.2") "</bank>");
  write_file (self, "icd10cm_order_2026.txt", book);

  /* Without books nothing is said; a book that is named, and one that was added, are the same. */
  assert_run (self, "check @/b.xml", 0, "", "");
  g_assert_cmpint (test_command_run (self, "check --codes @/icd10cm_order_2026.txt @/b.xml"), ==, 0);
  g_assert_nonnull (strstr (self->out->str, "b.xml:2:1: warning: item 'a': E11.2 cannot be reported"));
  g_assert_nonnull (strstr (self->out->str, "[unbillable-code]"));
  g_assert_cmpint (test_command_run (self, "check --fail-on warning --codes @/icd10cm_order_2026.txt @/b.xml"), ==, 1);
  assert_run (self, "check @/b.xml", 0, "", "");

  g_assert_cmpint (test_command_run (self, "codes add @/icd10cm_order_2026.txt"), ==, 0);
  g_assert_cmpint (test_command_run (self, "check @/b.xml"), ==, 0);
  g_assert_nonnull (strstr (self->out->str, "E11.2 cannot be reported"));
  assert_run (self, "check --no-codes @/b.xml", 0, "", "");
  assert_run (self, "check --rule no-why @/b.xml", 0, "", "");
}

static void
test_check_codes_refused (TestCommand  *self,
                          gconstpointer data)
{
  write_file (self, "b.xml", BANK "<title>T</title>\n" ITEM ("I10") "</bank>");
  write_file (self, "page.txt", "<!DOCTYPE html><html></html>");
  assert_run (self, "check --codes @/none.txt @/b.xml", 2, "", "none.txt: ");
  assert_run (self, "check --codes @/page.txt @/b.xml", 2, "", "page.txt: this cannot be used as a code book");
  assert_run (self, "check --codes @/page.txt --no-codes @/b.xml", 2, "", "choose --codes or --no-codes");
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/cli-author/" path, TestCommand, NULL, test_command_set_up, test, test_command_tear_down)
  ADD ("new", test_new);
  ADD ("new-options", test_new_options);
  ADD ("new-over-another", test_new_over_another);
  ADD ("new-refused", test_new_refused);
  ADD ("long-id", test_long_id);
  ADD ("format", test_format);
  ADD ("format-output", test_format_output);
  ADD ("format-refused", test_format_refused);
  ADD ("check-codes", test_check_codes);
  ADD ("check-codes-refused", test_check_codes_refused);
#undef ADD
  g_test_add_func ("/cli-author/ids", test_ids);
  g_test_add_func ("/cli-author/format-input", test_format_input);

  return g_test_run ();
}
