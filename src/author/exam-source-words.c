/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "author/exam-source-context.h"
#include "bank/exam-bank-grammar.h"
#include "bank/exam-text-builder.h"
#include "check/exam-check-rule.h"

/* What the grammar lets an author write at a place. */

static void
word_free (ExamSourceWord *word)
{
  g_free (word->text);
  g_free (word->note);
  g_free (word);
}

static void
add_word (GPtrArray  *words,
          const char *text,
          const char *note,
          gboolean    value)
{
  ExamSourceWord *word = g_new0 (ExamSourceWord, 1);

  word->text = g_strdup (text);
  word->note = g_strdup (note);
  word->value = value;
  g_ptr_array_add (words, word);
}

static const ExamXmlElementRule *
find_rule (const char *name)
{
  for (guint i = 0; i < exam_bank_grammar.n_elements; i++)
    if (g_strcmp0 (exam_bank_grammar.elements[i].name, name) == 0)
      return &exam_bank_grammar.elements[i];

  return NULL;
}

static guint
count (GPtrArray  *names,
       const char *name)
{
  guint n = 0;

  for (guint i = 0; i < names->len; i++)
    n += g_str_equal (g_ptr_array_index (names, i), name);
  return n;
}

/* --- Elements --- */

/* Whether the child may follow those that are there: their order is that of the ranks, and of a rank that occurs once one
 * excludes the other, as a choice does typed codes. */
static gboolean
may_follow (const ExamSourceContext  *self,
            const ExamXmlElementRule *parent,
            const ExamXmlChildRule   *child)
{
  for (const ExamXmlChildRule *other = parent->children; other->rank != 0; other++)
    {
      guint n = count (self->present, exam_bank_grammar.elements[other->element].name);

      if (n > 0 && other->rank > child->rank)
        return FALSE;
      if (n > 0 && other->rank == child->rank && other->max == 1)
        return FALSE;
      if (other->element == child->element && other->max > 0 && n >= other->max)
        return FALSE;
    }
  return TRUE;
}

static void
list_children (const ExamSourceContext  *self,
               const ExamXmlElementRule *parent,
               GPtrArray                *words)
{
  if (parent->children == NULL)
    return;

  for (const ExamXmlChildRule *child = parent->children; child->rank != 0; child++)
    if (may_follow (self, parent, child))
      add_word (words, exam_bank_grammar.elements[child->element].name, child->min > 0 ? _("needed") : NULL, FALSE);
}

static void
list_elements (const ExamSourceContext *self,
               GPtrArray               *words)
{
  const char *parent = self->path->len > 0 ? g_ptr_array_index (self->path, self->path->len - 1) : NULL;
  const ExamXmlElementRule *rule = find_rule (parent);
  g_autofree char *end_tag = NULL;

  if (parent == NULL)
    {
      add_word (words, exam_bank_grammar.elements[exam_bank_grammar.root].name, NULL, FALSE);
      return;
    }

  if (rule != NULL)
    list_children (self, rule, words);
  if (rule == NULL || rule->content == EXAM_XML_RICH)
    {
      g_autoptr (GPtrArray) names = exam_text_list_elements (rule == NULL ? parent : NULL);

      for (guint i = 0; i < names->len; i++)
        add_word (words, g_ptr_array_index (names, i), NULL, FALSE);
    }
  end_tag = g_strdup_printf ("/%s>", parent);
  add_word (words, end_tag, NULL, FALSE);
}

/* --- Attributes --- */

static void
list_attributes (const ExamSourceContext *self,
                 GPtrArray               *words)
{
  static const ExamXmlAttributeRule image[] = {
    { "src", EXAM_XML_TEXT, TRUE }, { "alt", EXAM_XML_TEXT, TRUE }, { NULL }
  };
  const ExamXmlElementRule *rule = find_rule (self->tag);
  const ExamXmlAttributeRule *attributes = rule != NULL ? rule->attributes : NULL;

  if (g_strcmp0 (self->tag, "img") == 0)
    attributes = image;
  for (; attributes != NULL && attributes->name != NULL; attributes++)
    if (count (self->present, attributes->name) == 0)
      add_word (words, attributes->name, attributes->required ? _("needed") : NULL, TRUE);
}

static void
list_strings (const char *const *strings,
              GPtrArray         *words)
{
  for (; strings != NULL && *strings != NULL; strings++)
    add_word (words, *strings, NULL, FALSE);
}

static void
list_values (const ExamSourceContext *self,
             const ExamFormat        *format,
             GPtrArray               *words)
{
  static const char *const yes_no[] = { "yes", "no", NULL };
  const ExamXmlElementRule *rule = find_rule (self->tag);
  const ExamXmlAttributeRule *attribute = rule != NULL ? rule->attributes : NULL;

  while (attribute != NULL && attribute->name != NULL && !g_str_equal (attribute->name, self->attribute))
    attribute++;
  if (attribute == NULL || attribute->name == NULL)
    return;

  if (attribute->type == EXAM_XML_YES_NO)
    list_strings (yes_no, words);
  else if (attribute->type == EXAM_XML_CHOICE)
    list_strings (attribute->words, words);
  else if (g_str_equal (attribute->name, "domain") && format != NULL)
    for (guint i = 0; i < format->domains->len; i++)
      {
        const ExamDomain *domain = g_ptr_array_index (format->domains, i);

        add_word (words, domain->id, domain->name, FALSE);
      }
  else if (g_str_equal (attribute->name, "rule") && g_str_equal (self->tag, "allow"))
    for (ExamCheckRule check = 0; check < EXAM_N_CHECK_RULES; check++)
      add_word (words, exam_check_rule_get_name (check), exam_check_rule_get_summary (check), FALSE);
}

/**
 * exam_source_context_list_words:
 * @self: where the author is
 * @format: (nullable): of the bank, whose domains are known then
 *
 * Returns: (transfer full) (element-type ExamSourceWord): all that may stand there, whatever is typed already; empty where
 *   anything may
 */
GPtrArray *
exam_source_context_list_words (const ExamSourceContext *self,
                                const ExamFormat        *format)
{
  GPtrArray *words = g_ptr_array_new_with_free_func ((GDestroyNotify) word_free);

  g_return_val_if_fail (self != NULL, words);

  switch (self->place)
    {
    case EXAM_SOURCE_ELEMENT: list_elements (self, words); break;
    case EXAM_SOURCE_ATTRIBUTE: list_attributes (self, words); break;
    case EXAM_SOURCE_VALUE: list_values (self, format, words); break;
    case EXAM_SOURCE_END_TAG:
      if (self->path->len > 0)
        add_word (words, g_ptr_array_index (self->path, self->path->len - 1), NULL, FALSE);
      break;
    case EXAM_SOURCE_OTHER:
    default:
      break;
    }
  return words;
}
