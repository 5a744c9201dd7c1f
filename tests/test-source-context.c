/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "author/exam-source-context.h"
#include "test-support.h"

/* What may be written at one place of a bank: | is the author. */

typedef struct {
  const char     *name;
  const char     *text;
  ExamSourcePlace place;
  const char     *typed;
  const char     *words;    /* all, separated by spaces */
  const char     *path;     /* (nullable): of elements */
} Row;

static const Row rows[] = {
  { "empty", "|", EXAM_SOURCE_OTHER, "", "", "" },
  { "root", "<|", EXAM_SOURCE_ELEMENT, "", "bank", "" },
  { "after-instruction", "<?xml version='1.0'?>\n<b|", EXAM_SOURCE_ELEMENT, "b", "bank", "" },
  { "instruction", "<?xml |?><bank>", EXAM_SOURCE_OTHER, "", "", "" },
  { "head", "<bank>\n  <|", EXAM_SOURCE_ELEMENT, "",
    "title author license code-set allow item case /bank>", "bank" },
  { "title-once", "<bank><title>T</title><|", EXAM_SOURCE_ELEMENT, "",
    "author license code-set allow item case /bank>", "bank" },
  { "order", "<bank><title/><item id='a'/><|", EXAM_SOURCE_ELEMENT, "", "item case /bank>", "bank" },
  { "comment", "<bank><!-- <item> <|", EXAM_SOURCE_OTHER, "", "", "bank" },
  { "after-comment", "<bank><!-- <item> --><it|em>", EXAM_SOURCE_ELEMENT, "it",
    "title author license code-set allow item case /bank>", "bank" },
  { "cdata", "<bank><title><![CDATA[ <x> ]]></title><|", EXAM_SOURCE_ELEMENT, "",
    "author license code-set allow item case /bank>", "bank" },
  { "inside-cdata", "<bank><title><![CDATA[ <|", EXAM_SOURCE_OTHER, "", "", "bank title" },
  { "text", "<bank><title>T |</title>", EXAM_SOURCE_OTHER, "", "", "bank title" },
  { "behind-tag", "<bank><title>|", EXAM_SOURCE_OTHER, "", "", "bank title" },
  { "item", "<bank><item id='a'><|", EXAM_SOURCE_ELEMENT, "",
    "stem choice codes rationale source allow /item>", "bank item" },
  { "one-response", "<bank><item><stem>?</stem><choice></choice><|", EXAM_SOURCE_ELEMENT, "",
    "rationale source allow /item>", "bank item" },
  { "sources", "<bank><item><stem/><codes/><source/><source/><|", EXAM_SOURCE_ELEMENT, "",
    "source allow /item>", "bank item" },
  { "case", "<bank><case id='c'><|", EXAM_SOURCE_ELEMENT, "", "document item /case>", "bank case" },
  { "rich", "<bank><item><stem>a <|", EXAM_SOURCE_ELEMENT, "",
    "p pre ul ol table img b i sub sup br /stem>", "bank item stem" },
  { "rich-list", "<bank><item><stem><ul><|", EXAM_SOURCE_ELEMENT, "", "li /ul>", "bank item stem ul" },
  { "rich-with-children", "<bank><item><choice><option>a <|", EXAM_SOURCE_ELEMENT, "",
    "why p pre ul ol table img b i sub sup br /option>", "bank item choice option" },
  { "plain-with-children", "<bank><item><codes><code>A00 <|", EXAM_SOURCE_ELEMENT, "", "why /code>",
    "bank item codes code" },
  { "unknown", "<bank><nonsense><|", EXAM_SOURCE_ELEMENT, "", "/nonsense>", "bank nonsense" },
  { "end-tag", "<bank><item><stem>a</|", EXAM_SOURCE_END_TAG, "", "stem", "bank item stem" },
  { "end-tag-begun", "<bank><item><stem>a</s|tem>", EXAM_SOURCE_END_TAG, "s", "stem", "bank item stem" },
  { "end-tag-of-nothing", "</|", EXAM_SOURCE_END_TAG, "", "", "" },
  { "missing-end", "<bank><item><stem>a</item><|", EXAM_SOURCE_ELEMENT, "", "item case /bank>", "bank" },
  { "extra-end", "<bank></stem><item><|", EXAM_SOURCE_ELEMENT, "",
    "stem choice codes rationale source allow /item>", "bank item" },
  { "cut-off-tag", "<bank><item id='a' <stem>?</stem><|", EXAM_SOURCE_ELEMENT, "",
    "title author license code-set allow item case /bank>", "bank" },
  { "less-than", "<bank><title>a < b</title><|", EXAM_SOURCE_ELEMENT, "",
    "author license code-set allow item case /bank>", "bank" },
  { "attributes", "<bank><item |", EXAM_SOURCE_ATTRIBUTE, "", "id domain pretest", "bank" },
  { "attribute-begun", "<bank><item id=\"a\" do|>", EXAM_SOURCE_ATTRIBUTE, "do", "domain pretest", "bank" },
  { "attribute-behind", "<bank><item | pretest='no'><stem", EXAM_SOURCE_ATTRIBUTE, "", "id domain", "bank" },
  { "attribute-in-front", "<bank><item |pretest='no'>", EXAM_SOURCE_ATTRIBUTE, "", "id domain pretest", "bank" },
  { "no-space", "<bank><item id='a'|", EXAM_SOURCE_OTHER, "", "", "bank" },
  { "at-equal-sign", "<bank><item id=|", EXAM_SOURCE_OTHER, "", "", "bank" },
  { "image", "<bank><item><stem><img |/>", EXAM_SOURCE_ATTRIBUTE, "", "src alt", "bank item stem" },
  { "no-attributes", "<bank><title |>", EXAM_SOURCE_ATTRIBUTE, "", "", "bank" },
  { "before-slash", "<bank><code-set system='other' |/>", EXAM_SOURCE_ATTRIBUTE, "", "year", "bank" },
  { "yes-no", "<bank><item pretest=\"|", EXAM_SOURCE_VALUE, "", "yes no", "bank" },
  { "yes-no-closed", "<bank><item pretest='y|'>", EXAM_SOURCE_VALUE, "y", "yes no", "bank" },
  { "system", "<bank><code-set system=\"ICD-10-|\"/>", EXAM_SOURCE_VALUE, "ICD-10-",
    "ICD-10-CM ICD-10-PCS HCPCS other", "bank" },
  { "setting", "<bank><case setting = '|'>", EXAM_SOURCE_VALUE, "", "inpatient outpatient emergency", "bank" },
  { "free-value", "<bank><item id=\"|\"", EXAM_SOURCE_VALUE, "", "", "bank" },
  { "unclosed-value", "<bank><item pretest=\"|>\n<stem>", EXAM_SOURCE_VALUE, "", "yes no", "bank" },
  { "greater-in-value", "<bank><item id='a>b' |", EXAM_SOURCE_ATTRIBUTE, "", "domain pretest", "bank" },
  { "lines", "<bank>\r\n\t<item\r\n\t\tid='é'\r\n\t\t|>", EXAM_SOURCE_ATTRIBUTE, "", "domain pretest", "bank" },
};

static char *
join_words (const ExamSourceContext *context,
            const ExamFormat        *format)
{
  g_autoptr (GPtrArray) words = exam_source_context_list_words (context, format);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? " " : "", ((ExamSourceWord *) g_ptr_array_index (words, i))->text);
  return g_string_free (joined, FALSE);
}

static char *
join_path (const ExamSourceContext *context)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < context->path->len; i++)
    g_ptr_array_add (names, g_ptr_array_index (context->path, i));
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  gsize offset = strcspn (row->text, "|");
  g_autofree char *text = g_strdup_printf ("%.*s%s", (int) offset, row->text, row->text + offset + 1);
  g_autoptr (ExamSourceContext) context = exam_source_context_new (text, strlen (text), 0, offset, NULL);
  g_autofree char *words = join_words (context, NULL);
  g_autofree char *path = join_path (context);

  g_assert_cmpint (context->place, ==, row->place);
  g_assert_cmpstr (context->typed, ==, row->typed);
  g_assert_cmpuint (context->start, ==, offset - strlen (row->typed));
  g_assert_cmpstr (words, ==, row->words);
  g_assert_cmpstr (path, ==, row->path);
}

/* The domains are those of the format, and say what they are called. */
static void
test_domains (void)
{
  static const char text[] = "<bank><item domain=\"\"";
  g_autoptr (ExamSourceContext) context = exam_source_context_new (text, strlen (text), 0, strlen (text) - 1, NULL);
  g_autoptr (ExamFormat) format = exam_format_new ();
  g_autoptr (GPtrArray) words = NULL;

  g_ptr_array_add (format->domains, exam_domain_new ("first", "The First"));
  g_ptr_array_add (format->domains, exam_domain_new ("second", "The Second"));
  words = exam_source_context_list_words (context, format);
  g_assert_cmpuint (words->len, ==, 2);
  g_assert_cmpstr (((ExamSourceWord *) g_ptr_array_index (words, 1))->text, ==, "second");
  g_assert_cmpstr (((ExamSourceWord *) g_ptr_array_index (words, 1))->note, ==, "The Second");
}

/* A scan may begin at an element, if it is told what is around it. */
static void
test_from (void)
{
  static const char text[] = "<bank><case id='c'><item><stem>a</stem></item><";
  static const char *const outer[] = { "bank", "case", NULL };
  gsize from = strstr (text, "<item>") - text;
  g_autoptr (ExamSourceContext) context = exam_source_context_new (text, strlen (text), from, strlen (text), outer);
  g_autofree char *words = join_words (context, NULL);

  g_assert_cmpstr (words, ==, "item /case>");
}

/* Whatever stands there, and wherever the author is, something is made of it. */
static void
test_any_place (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (gsize length = 0; length <= strlen (rows[i].text); length++)
      for (gsize offset = 0; offset <= length; offset++)
        {
          /* Of the exact size, so that a byte too far is found. */
          g_autofree char *text = g_memdup2 (rows[i].text, length);
          g_autoptr (ExamSourceContext) context = exam_source_context_new (text, length, 0, offset, NULL);
          g_autofree char *words = join_words (context, NULL);

          g_assert_cmpuint (context->start + strlen (context->typed), ==, offset);
          g_assert_nonnull (words);
        }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  TEST_ADD_ROWS ("/source-context/place", rows, test_row);
  g_test_add_func ("/source-context/domains", test_domains);
  g_test_add_func ("/source-context/from", test_from);
  g_test_add_func ("/source-context/any-place", test_any_place);

  return g_test_run ();
}
