/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "bank/exam-format-reader.h"
#include "bank/exam-image-file.h"
#include "bank/exam-xml-parser.h"
#include "test-command.h"
#include "test-support.h"

/*
 * The guide for authors promises that its examples work. In exams/README.md
 *
 *   ```xml NAME.xml        is a whole bank or format, or an item or case of a bank for the CCS; nothing is wrong with it
 *   ```xml wrong NAME.xml  is one with something wrong
 *   ```console             has lines "$ mockingbird check NAME.xml…", each followed by what the command prints
 *
 * The name may be left out where no command needs it.
 */

typedef struct {
  char    *language;  /* (owned) first word behind the fence */
  char    *name;      /* (owned) (nullable) */
  gboolean wrong;
  guint    line;      /* 1-based, of the fence */
  GString *text;      /* (owned) */
} Block;

static void
block_free (gpointer data)
{
  Block *block = data;

  g_free (block->language);
  g_free (block->name);
  g_string_free (block->text, TRUE);
  g_free (block);
}

static char *
load_guide (void)
{
  g_autofree char *path = test_exams_path ("README.md", NULL);
  g_autoptr (GError) error = NULL;
  char *guide = NULL;

  g_file_get_contents (path, &guide, NULL, &error);
  g_assert_no_error (error);
  return guide;
}

static Block *
block_new (const char *info,
           guint       line)
{
  g_auto (GStrv) words = g_strsplit (info, " ", -1);
  Block *block = g_new0 (Block, 1);

  block->language = g_strdup (words[0] != NULL ? words[0] : "");
  block->line = line;
  block->text = g_string_new (NULL);
  for (guint i = 1; words[0] != NULL && words[i] != NULL; i++)
    if (g_str_equal (words[i], "wrong"))
      block->wrong = TRUE;
    else
      {
        g_free (block->name);
        block->name = g_strdup (words[i]);
      }

  return block;
}

/* All fenced blocks; one in a list is indented, and so are its lines. */
static GPtrArray *
list_blocks (void)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func (block_free);
  g_autofree char *guide = load_guide ();
  g_auto (GStrv) lines = g_strsplit (guide, "\n", -1);
  Block *block = NULL;
  gsize indent = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize spaces = strspn (lines[i], " ");
      gboolean fence = g_str_has_prefix (lines[i] + spaces, "```");

      if (fence && block == NULL)
        {
          block = block_new (lines[i] + spaces + strlen ("```"), i + 1);
          indent = spaces;
          g_ptr_array_add (blocks, block);
        }
      else if (fence)
        block = NULL;
      else if (block != NULL)
        g_string_append_printf (block->text, "%s\n", lines[i] + MIN (spaces, indent));
    }

  g_assert_null (block);
  g_assert_cmpuint (blocks->len, >, 0);
  return blocks;
}

static gboolean
is_xml (const Block *block)
{
  return g_str_equal (block->language, "xml");
}

static gboolean
is_format (const Block *block)
{
  return strstr (block->text->str, "<format ") != NULL;
}

/* The block as a whole document. */
static char *
make_document (const Block *block)
{
  const char *text = block->text->str;

  if (g_str_has_prefix (text, "<?xml ") || g_str_has_prefix (text, "<bank ") || g_str_has_prefix (text, "<format "))
    return g_strdup (text);

  if (!g_str_has_prefix (text, "<item ") && !g_str_has_prefix (text, "<case "))
    g_error ("README.md:%u: begin the example with <?xml, <bank, <format, <item or <case", block->line);
  return g_strdup_printf ("<bank xmlns=\"urn:mockingbird:exam:1\" id=\"example\" format=\"ccs\"><title>T</title>\n%s</bank>\n",
                          text);
}

/* A picture as far as the reader looks at it. */
static void
write_pictures (const char *folder,
                const char *document)
{
  static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\1\0\0\0\1";
  g_autoptr (GRegex) regex = g_regex_new ("<img\\s+src=\"([^\"]+)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (regex, document, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *source = g_match_info_fetch (match, 1);
      g_autofree char *path = g_build_filename (folder, source, NULL);
      g_autofree char *parent = g_path_get_dirname (path);

      g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
      g_free (test_write_file (folder, source, png, sizeof png - 1));
    }
}

static char *
write_block (const char  *folder,
             const Block *block)
{
  g_autofree char *document = make_document (block);
  g_autofree char *name = block->name != NULL ? g_strdup (block->name) : g_strdup_printf ("line-%u.xml", block->line);

  write_pictures (folder, document);
  return test_write_file (folder, name, document, -1);
}

/* --- Examples --- */

static void
assert_valid (const char  *path,
              const Block *block,
              ExamFormats *formats)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GError) error = NULL;

  if (is_format (block))
    {
      g_autoptr (ExamFormat) format = exam_format_read_file (path, problems);

      test_assert_problems (problems, NULL, "");
      g_assert_nonnull (format);
    }
  else
    {
      g_autoptr (ExamBank) bank = exam_bank_read_file (path, formats, problems, NULL, &error);

      g_assert_no_error (error);
      test_assert_problems (problems, NULL, "");
      g_assert_nonnull (bank);
      g_assert_cmpuint (exam_bank_get_n_items (bank), >, 0);
      g_assert_cmpuint (exam_bank_get_n_faulty (bank), ==, 0);
    }
}

static void
test_examples (void)
{
  g_autoptr (GPtrArray) blocks = list_blocks ();
  g_autoptr (ExamFormats) formats = test_load_formats ();
  g_autofree char *folder = test_make_folder ();
  guint n_examples = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      const Block *block = g_ptr_array_index (blocks, i);
      g_autofree char *path = NULL;

      if (!is_xml (block) || block->wrong)
        continue;

      g_test_message ("example in line %u", block->line);
      path = write_block (folder, block);
      assert_valid (path, block, formats);
      n_examples++;
    }

  g_assert_cmpuint (n_examples, >, 0);
  test_remove_folder (folder);
}

/* What the check accepts the schema must accept, too, or editors underline what is right. */
static void
test_schema (void)
{
  g_autoptr (GPtrArray) blocks = list_blocks ();
  g_autofree char *folder = test_make_folder ();
  g_autofree char *schema = test_exams_path ("exam.xsd", NULL);
  g_autofree char *program = g_find_program_in_path ("xmllint");
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  int status;

  if (program == NULL)
    {
      g_test_skip ("xmllint is not installed");
      test_remove_folder (folder);
      return;
    }

  g_ptr_array_add (arguments, g_steal_pointer (&program));
  g_ptr_array_add (arguments, g_strdup ("--noout"));
  g_ptr_array_add (arguments, g_strdup ("--nonet"));
  g_ptr_array_add (arguments, g_strdup ("--schema"));
  g_ptr_array_add (arguments, g_steal_pointer (&schema));
  for (guint i = 0; i < blocks->len; i++)
    {
      const Block *block = g_ptr_array_index (blocks, i);

      if (is_xml (block) && !block->wrong)
        g_ptr_array_add (arguments, write_block (folder, block));
    }
  g_ptr_array_add (arguments, NULL);

  g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, &output, &status,
                &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, NULL))
    g_error ("%s", output);
  test_remove_folder (folder);
}

/* --- What the check prints --- */

static char *
run_check (int   argc,
           char *argv[])
{
  g_autofree char *formats = test_exams_path ("formats", NULL);
  g_autofree char *books = g_build_filename (formats, "none", NULL);
  ExamPaths paths = { .formats = formats, .code_books = books };
  GString *out = g_string_new (NULL);
  g_autoptr (GString) err = g_string_new (NULL);
  /* What is understood is taken out of the list, and has to be freed all the same. */
  g_autofree char **arguments = g_memdup2 (argv, (gsize) (argc + 1) * sizeof *argv);

  test_run_command (&paths, argc, arguments, out, err);
  return g_string_free (out, FALSE);
}

/* The lines of a console block from @line on that are no command. */
static char *
collect_output (char **lines,
                guint  line)
{
  GString *output = g_string_new (NULL);

  for (guint i = line; lines[i] != NULL && !g_str_has_prefix (lines[i], "$ "); i++)
    if (lines[i + 1] != NULL)
      g_string_append_printf (output, "%s\n", lines[i]);
  return g_string_free (output, FALSE);
}

static guint
check_console (const Block *block)
{
  g_auto (GStrv) lines = g_strsplit (block->text->str, "\n", -1);
  guint n_messages = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
      g_autofree char *expected = NULL;
      g_autofree char *actual = NULL;

      if (!g_str_has_prefix (lines[i], "$ "))
        {
          n_messages += *lines[i] != '\0';
          continue;
        }

      g_test_message ("%s", lines[i]);
      g_assert_true (g_str_has_prefix (lines[i], "$ mockingbird check "));
      expected = collect_output (lines, i + 1);
      actual = run_check ((int) g_strv_length (words) - 2, words + 2);
      g_assert_cmpstr (actual, ==, expected);
    }

  return n_messages;
}

static guint
count_messages (void)
{
  g_autofree char *guide = load_guide ();
  g_autoptr (GRegex) regex = g_regex_new ("(?m)^\\S+\\.xml:([0-9]+:[0-9]+:)? (error|warning): ", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n_messages = 0;

  for (g_regex_match (regex, guide, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    n_messages++;
  return n_messages;
}

static void
test_messages (void)
{
  g_autoptr (GPtrArray) blocks = list_blocks ();
  g_autofree char *folder = test_make_folder ();
  g_autofree char *before = g_get_current_dir ();
  guint n_messages = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      const Block *block = g_ptr_array_index (blocks, i);

      if (is_xml (block) && block->name != NULL)
        g_free (write_block (folder, block));
    }

  g_assert_cmpint (g_chdir (folder), ==, 0);
  for (guint i = 0; i < blocks->len; i++)
    {
      const Block *block = g_ptr_array_index (blocks, i);

      if (g_str_equal (block->language, "console"))
        n_messages += check_console (block);
    }
  g_assert_cmpint (g_chdir (before), ==, 0);

  /* None stands where nobody looks at it. */
  g_assert_cmpuint (n_messages, >, 0);
  g_assert_cmpuint (n_messages, ==, count_messages ());
  test_remove_folder (folder);
}

/* --- Pictures --- */

/* Each is there, and is told to those who cannot see it. */
static void
test_pictures (void)
{
  g_autofree char *guide = load_guide ();
  g_autofree char *path = test_exams_path ("README.md", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GRegex) regex = g_regex_new ("!\\[([^]]*)\\]\\(([^)]+)\\)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n_pictures = 0;

  for (g_regex_match (regex, guide, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *alternative = g_match_info_fetch (match, 1);
      g_autofree char *name = g_match_info_fetch (match, 2);
      g_autofree char *picture = g_build_filename (folder, name, NULL);

      if (!g_file_test (picture, G_FILE_TEST_IS_REGULAR))
        g_error ("README.md: there is no %s", picture);
      g_assert_cmpuint (strlen (alternative), >, 0);
      n_pictures++;
    }

  g_assert_cmpuint (n_pictures, >, 0);
}

/* Each link to a place in the guide leads to a heading. */
static void
test_links (void)
{
  g_autofree char *guide = load_guide ();
  g_autoptr (GRegex) heading = g_regex_new ("^#+ (.*)$", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GRegex) link = g_regex_new ("\\]\\(#([^)]+)\\)", 0, 0, NULL);
  g_autoptr (GRegex) dropped = g_regex_new ("[^a-z0-9 \\n-]", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GString) list = g_string_new ("\n");

  for (g_regex_match (heading, guide, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *title = g_match_info_fetch (match, 1);
      g_autofree char *lower = g_ascii_strdown (title, -1);
      g_autofree char *words = g_regex_replace_literal (dropped, lower, -1, 0, "", 0, NULL);

      g_string_append_printf (list, "%s\n", g_strdelimit (words, " ", '-'));
    }
  g_clear_pointer (&match, g_match_info_unref);

  for (g_regex_match (link, guide, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *anchor = g_match_info_fetch (match, 1);
      g_autofree char *line = g_strdup_printf ("\n%s\n", anchor);

      if (strstr (list->str, line) == NULL)
        g_error ("README.md: there is no heading for #%s", anchor);
    }
}

/* --- Tables --- */

static void
assert_has (const char *guide,
            const char *text)
{
  if (strstr (guide, text) == NULL)
    g_error ("README.md lacks this:\n%s", text);
}

static void
append_domain (GString          *table,
               const ExamDomain *domain)
{
  g_string_append_printf (table, "| `%s` | %s | ", domain->id, domain->name);
  if (domain->exact)
    g_string_append_printf (table, "%u", domain->items);
  else
    g_string_append_printf (table, "%g–%g %%", domain->min_percent, domain->max_percent);
  g_string_append_printf (table, "%s |\n", domain->estimate ? " (estimate)" : "");
}

static void
test_domains (void)
{
  static const char *const kinds[] = {
    [EXAM_ITEM_SINGLE_CHOICE] = "`single-choice`",
    [EXAM_ITEM_MULTIPLE_CHOICE] = "`multiple-choice`",
    [EXAM_ITEM_TYPED_CODES] = "`typed-codes`",
  };
  g_autoptr (ExamFormats) formats = test_load_formats ();
  g_autofree char *guide = load_guide ();

  for (guint i = 0; i < exam_formats_get_n (formats); i++)
    {
      const ExamFormat *format = exam_formats_get (formats, i);
      g_autoptr (GString) table = g_string_new ("Kinds of question: ");

      for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
        if (exam_format_serves (format, (ExamItemKind) kind))
          g_string_append_printf (table, "%s%s", kind > 0 ? ", " : "", kinds[kind]);
      g_string_append (table, "\n\n| domain | what it is about | scored questions |\n|---|---|---|\n");
      for (guint d = 0; d < format->domains->len; d++)
        append_domain (table, g_ptr_array_index (format->domains, d));

      assert_has (guide, table->str);
    }
}

static void
test_limits (void)
{
  g_autofree char *guide = load_guide ();
  const struct {
    const char *what;
    guint       limit;
    const char *unit;
  } rows[] = {
    { "Size of a bank", EXAM_XML_MAX_BYTES / (1024 * 1024), " MiB" },
    { "Questions in a bank", EXAM_BANK_MAX_ITEMS / 1000, ",000" },
    { "Elements inside one another", EXAM_XML_MAX_DEPTH, "" },
    { "Size of a picture", EXAM_IMAGE_MAX_BYTES / (1024 * 1024), " MiB" },
    { "Pixels of a picture", EXAM_IMAGE_MAX_PIXELS / 1000000, " million" },
    { "Problems listed for a bank", EXAM_PROBLEMS_MAX / 1000, ",000" },
  };
  g_autofree char *options = g_strdup_printf ("| Options of a question | 2 to %d |\n", EXAM_ITEM_MAX_OPTIONS);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *row = g_strdup_printf ("| %s | %u%s |\n", rows[i].what, rows[i].limit, rows[i].unit);

      assert_has (guide, row);
    }
  assert_has (guide, options);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/guide/examples", test_examples);
  g_test_add_func ("/guide/schema", test_schema);
  g_test_add_func ("/guide/messages", test_messages);
  g_test_add_func ("/guide/pictures", test_pictures);
  g_test_add_func ("/guide/links", test_links);
  g_test_add_func ("/guide/domains", test_domains);
  g_test_add_func ("/guide/limits", test_limits);

  return g_test_run ();
}
