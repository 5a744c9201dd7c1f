/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "bank/exam-bank-reader.h"
#include "bank/exam-item-equal.h"
#include "check/exam-checker.h"
#include "codes/exam-code-edition.h"
#include "codes/exam-code-shelf.h"
#include "test-support.h"

/* A bank that is checked again after each change, against one that is checked for the first time. */

#define N_BLOCKS 70

/* What a bank consists of: its head, and then items and cases. */
typedef struct {
  GString   *head;
  GPtrArray *blocks;   /* (element-type utf8) */
  guint      n_ids;
} Model;

#define PICK(words) (words)[g_test_rand_int_range (0, G_N_ELEMENTS (words))]

static const char *const stems[] = {
  "A patient is seen in the office for a wound of the left hand that was closed in layers. What decides the code?",
  "A patient is seen in the office for a wound of the right hand that was closed in layers. What decides the code?",
  "Which is not reported?", "Which is <b>not</b> reported?", "Type the code for E1122 and 4 more.", "What is J0696?",
  "The surgeon removes two lesions of the scalp, and closes them. Which service is listed first of 12345?",
  "The surgeon removes 3 lesions of the scalp, and closes them. Which service is listed first of E11.9?",
  "What is B88.0?",
};
static const char *const texts[] = {
  "E11.22", "E1122", "E11.9", "J0696", "J0999", "None of the above", "Both of them, and the others", "The longest of all of these by far",
  "The deepest tissue", "the deepest tissue!", "Option B", "12345", "B88.0", "Two words",
};
static const char *const whys[] = {
  "", "<why>See option A.</why>", "<why>So it is.</why>", "<why>It is B880.</why>",
};
static const char *const tails[] = {
  "", "<rationale>The answer B is right.</rationale>", "<rationale>Because of I.C.4.a.</rationale>",
  "<rationale>So.</rationale><source title=\"ICD-10-CM Guidelines\" section=\"I.C.99\"/>",
  "<rationale>So.</rationale><source title=\"A book\"/>", "<allow rule=\"no-why\" because=\"a quiz\"/>",
  "<allow rule=\"no-sauce\" because=\"a slip\"/>",
};
static const char *const heads[] = {
  "", "<allow rule=\"no-source\" because=\"a quiz\"/>", "<code-set system=\"ICD-10-CM\" year=\"2025\"/>",
  "<code-set system=\"ICD-10-CM\" year=\"2026\"/>", "<code-set system=\"HCPCS\" year=\"2020\"/>",
  "<code-set system=\"other\" year=\"2026\"/>",
};
static const char *const domains[] = { "classification", "compliance", "reimbursement" };

static void
append_item (Model   *self,
             GString *block)
{
  /* Now and then one that is there already: then the second is faulty. */
  guint id = g_test_rand_int_range (0, 40) == 0 ? self->n_ids / 2 : self->n_ids++;

  g_string_append_printf (block, "<item id=\"i-%u\" domain=\"%s\">\n<stem>%s</stem>", id, PICK (domains), PICK (stems));
  if (g_test_rand_int_range (0, 5) == 0)
    g_string_append_printf (block, "<codes system=\"ICD-10-CM\"><code>E11.22%s</code></codes>", PICK (whys));
  else
    {
      int key = g_test_rand_int_range (0, 4);

      g_string_append_printf (block, "<choice%s>", g_test_rand_int_range (0, 6) == 0 ? " shuffle=\"no\"" : "");
      for (int i = 0; i < 4; i++)
        g_string_append_printf (block, "\n<option%s>%s%s</option>", i == key ? " key=\"yes\"" : "", PICK (texts), PICK (whys));
      g_string_append (block, "</choice>");
    }
  g_string_append_printf (block, "%s</item>\n", PICK (tails));
}

static char *
make_block (Model *self)
{
  GString *block = g_string_new (NULL);
  int n_items = g_test_rand_int_range (0, 6);

  if (n_items > 3)
    append_item (self, block);
  else
    {
      g_string_append_printf (block, "<case id=\"c-%u\"><document title=\"Record\">%s</document>\n", self->n_ids++, PICK (stems));
      for (int i = 0; i <= n_items; i++)
        append_item (self, block);
      g_string_append (block, "</case>\n");
    }
  return g_string_free (block, FALSE);
}

static void
model_init (Model *self)
{
  *self = (Model) { g_string_new (NULL), g_ptr_array_new_with_free_func (g_free) };
  for (guint i = 0; i < N_BLOCKS; i++)
    g_ptr_array_add (self->blocks, make_block (self));
}

static void
model_clear (Model *self)
{
  g_string_free (self->head, TRUE);
  g_ptr_array_unref (self->blocks);
}

static void
replace_block (Model *self,
               guint  at,
               char  *block)
{
  g_free (g_ptr_array_index (self->blocks, at));
  g_ptr_array_index (self->blocks, at) = block;
}

/* As one types: a word more in the first stem of a block, or a line. */
static void
type (Model *self,
      guint  at)
{
  const char *block = g_ptr_array_index (self->blocks, at);
  const char *place = strstr (block, g_test_rand_bit () ? "</stem>" : "<item");
  const char *typed = *place == '<' && place[1] == '/' ? (g_test_rand_bit () ? " E1122" : " more") : "\n\n";

  replace_block (self, at, g_strdup_printf ("%.*s%s%s", (int) (place - block), block, typed, place));
}

/* The record of a case is looked at with its first item, which may be another then. */
static void
drop_first_item (Model *self,
                 guint  at)
{
  const char *block = g_ptr_array_index (self->blocks, at);
  const char *start = strstr (block, "<item"), *end = strstr (start, "</item>\n") + strlen ("</item>\n");

  if (strstr (end, "<item") != NULL)
    replace_block (self, at, g_strdup_printf ("%.*s%s", (int) (start - block), block, end));
}

static void
change_record (Model *self,
               guint  at)
{
  const char *block = g_ptr_array_index (self->blocks, at);
  const char *place = strstr (block, "</document>");

  if (place != NULL)
    replace_block (self, at, g_strdup_printf ("%.*s J0999%s", (int) (place - block), block, place));
}

static void
change (Model *self)
{
  guint n = self->blocks->len;
  guint at = (guint) g_test_rand_int_range (0, (int) n), other = (guint) g_test_rand_int_range (0, (int) n);

  switch (g_test_rand_int_range (0, 15))
    {
    case 0:
      g_string_assign (self->head, PICK (heads));
      break;
    case 1:
      if (n > N_BLOCKS / 2)
        g_ptr_array_remove_index (self->blocks, at);
      break;
    case 2:
      g_ptr_array_insert (self->blocks, (int) at, make_block (self));
      break;
    case 3:
      {
        gpointer block = g_ptr_array_index (self->blocks, at);

        g_ptr_array_index (self->blocks, at) = g_ptr_array_index (self->blocks, other);
        g_ptr_array_index (self->blocks, other) = block;
      }
      break;
    case 4:
      replace_block (self, at, make_block (self));
      break;
    case 5:
      for (guint i = 0; i < n && g_test_rand_int_range (0, 4) == 0; i++)
        replace_block (self, i, make_block (self));
      break;
    case 6:
      for (guint i = at; i < n; i++)
        replace_block (self, i, make_block (self));
      break;
    case 7:
      drop_first_item (self, at);
      break;
    case 8:
      change_record (self, at);
      break;
    default:
      type (self, at);
      break;
    }
}

static ExamBank *
read_model (Model        *self,
            ExamFormats  *formats,
            ExamProblems *problems)
{
  g_autoptr (GString) text = g_string_new ("<bank xmlns=\"urn:mockingbird:exam:1\" id=\"b\" format=\"cca\"><title>T</title>");
  g_autoptr (GBytes) bytes = NULL;

  g_string_append_printf (text, "%s\n", self->head->str);
  for (guint i = 0; i < self->blocks->len; i++)
    g_string_append (text, g_ptr_array_index (self->blocks, i));
  g_string_append (text, "</bank>\n");
  bytes = g_bytes_new (text->str, text->len);
  return exam_bank_read_bytes ("b.xml", bytes, formats, problems);
}

static void
add_book (GPtrArray         *editions,
          ExamCodeSystem     system,
          guint              year,
          const ExamCodeRow *codes,
          guint              n_codes)
{
  ExamCodeEdition *edition = exam_code_edition_new (system, EXAM_CODE_PART_CODES, "made up");

  edition->year = year;
  g_array_append_vals (edition->codes, codes, n_codes);
  g_ptr_array_add (editions, edition);
}

static ExamCodeShelf *
make_shelf (void)
{
  static const ExamCodeRow codes[] = { { "E11", "t", EXAM_CODE_HEADER }, { "E1122", "t", EXAM_CODE_BILLABLE } };
  static const ExamCodeRow old_codes[] = { { "B880", "t", EXAM_CODE_BILLABLE } };
  static const ExamCodeRow supplies[] = { { "J0696", "t", EXAM_CODE_BILLABLE } };
  GPtrArray *editions = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_code_edition_free);
  ExamCodeShelf *shelf = exam_code_shelf_new ();

  add_book (editions, EXAM_CODE_SYSTEM_ICD_10_CM, 2025, old_codes, G_N_ELEMENTS (old_codes));
  add_book (editions, EXAM_CODE_SYSTEM_ICD_10_CM, 2026, codes, G_N_ELEMENTS (codes));
  add_book (editions, EXAM_CODE_SYSTEM_HCPCS, 2026, supplies, G_N_ELEMENTS (supplies));
  exam_code_shelf_add (shelf, editions);
  return shelf;
}

static void
assert_same_lines (const ExamProblems *found,
                   const ExamProblems *expected)
{
  guint n = MIN (exam_problems_get_n (found), exam_problems_get_n (expected));

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *line = exam_problem_to_string (exam_problems_get (found, i));
      g_autofree char *expected_line = exam_problem_to_string (exam_problems_get (expected, i));

      g_assert_cmpstr (line, ==, expected_line);
    }
  g_assert_cmpuint (exam_problems_get_n (found), ==, exam_problems_get_n (expected));
}

/* After each of many changes, what is found with a memory is what is found without one, word for word and in the same order. */
static void
test_changes (gconstpointer data)
{
  gboolean with_books = GPOINTER_TO_INT (data);
  g_autoptr (ExamCodeShelf) shelf = make_shelf ();
  ExamCodeLookup lookup = exam_code_shelf_get_lookup (shelf);
  g_autoptr (ExamFormats) formats = test_load_formats ();
  g_autoptr (ExamCheckMemory) memory = exam_check_memory_new ();
  guint n_near = 0, n_found = 0;
  Model model;

  model_init (&model);
  for (guint i = 0; i < 150; i++)
    {
      g_autoptr (ExamProblems) problems = exam_problems_new (), again = exam_problems_new ();
      g_autoptr (ExamBank) bank = read_model (&model, formats, problems);
      g_autoptr (ExamBank) same_bank = NULL;

      same_bank = read_model (&model, formats, again);
      exam_checker_check (bank, "b.xml", formats, with_books ? &lookup : NULL, EXAM_CHECK_ALL_RULES, problems);
      exam_checker_check_again (same_bank, "b.xml", formats, with_books ? &lookup : NULL, EXAM_CHECK_ALL_RULES, memory, again);
      assert_same_lines (again, problems);
      for (guint j = 0; j < exam_problems_get_n (problems); j++)
        n_near += g_strcmp0 (exam_problem_get_rule (exam_problems_get (problems, j)), "near-duplicate") == 0;
      n_found += exam_problems_get_n (problems);
      change (&model);
    }
  /* It is no test if nothing is found. */
  g_assert_cmpuint (n_near, >, 500);
  g_assert_cmpuint (n_found, >, 10000);
  model_clear (&model);
}

/* One memory, asked for other rules and for other books. */
static void
test_rules (void)
{
  g_autoptr (ExamCodeShelf) shelf = make_shelf ();
  ExamCodeLookup lookup = exam_code_shelf_get_lookup (shelf);
  g_autoptr (ExamFormats) formats = test_load_formats ();
  g_autoptr (ExamCheckMemory) memory = exam_check_memory_new ();
  Model model;

  model_init (&model);
  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (ExamProblems) problems = exam_problems_new (), again = exam_problems_new ();
      g_autoptr (ExamBank) bank = read_model (&model, formats, problems);
      guint rules = i % 3 == 0 ? EXAM_CHECK_ALL_RULES : (guint) g_test_rand_int () & EXAM_CHECK_ALL_RULES;

      exam_problems_append (again, problems, NULL);
      exam_checker_check (bank, "b.xml", formats, i % 2 == 0 ? &lookup : NULL, rules, problems);
      exam_checker_check_again (bank, "b.xml", formats, i % 2 == 0 ? &lookup : NULL, rules, memory, again);
      assert_same_lines (again, problems);
    }
  model_clear (&model);
}

/* --- Equality --- */

#define ITEM(content) "<item id=\"i\" domain=\"compliance\">" content "</item>"
#define STEM "<stem>Why?</stem>"
#define CHOICE "<choice><option key=\"yes\">A</option><option>B</option></choice>"
#define CODES "<codes system=\"ICD-10-CM\"><code>E11.22</code><code optional=\"yes\">E11</code></codes>"
#define CASE(attributes, documents) \
  "<case id=\"c\"" attributes ">" documents ITEM (STEM CHOICE) "</case>"

/* Each differs from all others. */
static const char *const different[] = {
  ITEM (STEM CHOICE),
  "<item id=\"j\" domain=\"compliance\">" STEM CHOICE "</item>",
  "<item id=\"i\" domain=\"classification\">" STEM CHOICE "</item>",
  "<item id=\"i\" domain=\"compliance\" pretest=\"yes\">" STEM CHOICE "</item>",
  ITEM ("<stem>Why not?</stem>" CHOICE),
  ITEM (STEM "<choice shuffle=\"no\"><option key=\"yes\">A</option><option>B</option></choice>"),
  ITEM (STEM "<choice><option>A</option><option key=\"yes\">B</option></choice>"),
  ITEM (STEM "<choice><option key=\"yes\">A</option><option pinned=\"yes\">B</option></choice>"),
  ITEM (STEM "<choice><option key=\"yes\">A</option><option>C</option></choice>"),
  ITEM (STEM "<choice><option key=\"yes\">A</option><option>B</option><option>C</option></choice>"),
  ITEM (STEM "<choice><option key=\"yes\">A<why>So</why></option><option>B</option></choice>"),
  ITEM (STEM "<choice choose=\"2\"><option key=\"yes\">A</option><option key=\"yes\">B</option><option>C</option></choice>"),
  ITEM (STEM CHOICE "<rationale>So</rationale>"),
  ITEM (STEM CHOICE "<source title=\"A\"/>"),
  ITEM (STEM CHOICE "<source title=\"A\" section=\"1\"/>"),
  ITEM (STEM CHOICE "<source title=\"A\" year=\"2026\"/>"),
  ITEM (STEM CHOICE "<source title=\"A\" href=\"https://example.org/\"/>"),
  ITEM (STEM CHOICE "<allow rule=\"no-why\" because=\"a\"/>"),
  ITEM (STEM CHOICE "<allow rule=\"no-why\" because=\"b\"/>"),
  ITEM (STEM CODES),
  ITEM (STEM "<codes system=\"ICD-10-CM\" first=\"yes\"><code>E11.22</code><code optional=\"yes\">E11</code></codes>"),
  ITEM (STEM "<codes system=\"other\"><code>E11.22</code><code optional=\"yes\">E11</code></codes>"),
  ITEM (STEM "<codes system=\"ICD-10-CM\"><code>E11.22</code><code>E11</code></codes>"),
  ITEM (STEM "<codes system=\"ICD-10-CM\"><code>E11.23</code><code optional=\"yes\">E11</code></codes>"),
  ITEM (STEM "<codes system=\"ICD-10-CM\"><code>E11.22<why>So</why></code><code optional=\"yes\">E11</code></codes>"),
  CASE ("", "<document title=\"D\">d</document>"),
  CASE (" title=\"t\"", "<document title=\"D\">d</document>"),
  CASE (" setting=\"inpatient\"", "<document title=\"D\">d</document>"),
  CASE ("", "<document title=\"E\">d</document>"),
  CASE ("", "<document title=\"D\">e</document>"),
  CASE ("", "<document title=\"D\">d</document><document title=\"E\">e</document>"),
};

static ExamBank *
read_one (const char *content,
          const char *before)
{
  g_autofree char *text = g_strdup_printf ("<bank xmlns=\"urn:mockingbird:exam:1\" id=\"b\" format=\"cca\"><title>T</title>%s%s</bank>",
                                           before, content);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  ExamBank *bank = exam_bank_read_bytes ("b", bytes, NULL, problems);
  g_autofree char *lines = exam_problems_to_string (problems);

  g_assert_cmpstr (lines, ==, "");
  return bank;
}

static gboolean
are_equal (const ExamItem *a,
           const ExamItem *b)
{
  return exam_item_equal (a, b) &&
         (exam_item_get_case (a) == NULL || exam_case_equal (exam_item_get_case (a), exam_item_get_case (b)));
}

static void
test_equality (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (different); i++)
    for (guint j = 0; j < G_N_ELEMENTS (different); j++)
      {
        g_autoptr (ExamBank) a = read_one (different[i], ""), b = read_one (different[j], "\n\n");

        if (are_equal (exam_bank_get_item (a, 0), exam_bank_get_item (b, 0)) != (i == j))
          g_error ("%s and %s", different[i], different[j]);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/check-memory/changes", GINT_TO_POINTER (FALSE), test_changes);
  g_test_add_data_func ("/check-memory/changes-with-books", GINT_TO_POINTER (TRUE), test_changes);
  g_test_add_func ("/check-memory/rules", test_rules);
  g_test_add_func ("/check-memory/equality", test_equality);

  return g_test_run ();
}
