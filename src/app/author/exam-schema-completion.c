/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-schema-completion.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/author/exam-schema-proposal.h"
#include "author/exam-source-context.h"

/* Proposes what the schema of banks lets stand where the author writes. */
struct _ExamSchemaCompletion
{
  GObject parent_instance;

  ExamSourceMirror *mirror;   /* (owned) */
  ExamBankEditor   *editor;   /* (owned) (nullable): knows where entries begin, so that not all of the text is scanned */
  ExamFormat       *format;   /* (owned) (nullable) */
  GtkSourceCompletion *completion;  /* (weak) (nullable): who asked last */
};

/* --- Where the author is --- */

/* The last entry that begins before the place. */
static ExamEntry *
find_entry (ExamSchemaCompletion *self,
            gsize                 offset)
{
  GListModel *entries = self->editor != NULL ? exam_bank_editor_get_entries (self->editor) : NULL;
  guint low = 0, high = entries != NULL ? g_list_model_get_n_items (entries) : 0;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      g_autoptr (ExamEntry) entry = g_list_model_get_item (entries, middle);
      gsize start, end;

      exam_entry_get_range (entry, &start, &end);
      if (start < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? g_list_model_get_item (entries, low - 1) : NULL;
}

static ExamSourceContext *
make_context (ExamSchemaCompletion *self)
{
  static const char *const in_bank[] = { "bank", NULL }, *const in_case[] = { "bank", "case", NULL };
  gsize length, from = 0, end, cursor = exam_source_mirror_get_cursor (self->mirror);
  const char *text = exam_manuscript_get_text (exam_source_mirror_get_manuscript (self->mirror), &length);
  g_autoptr (ExamEntry) entry = find_entry (self, cursor);
  const char *const *outer = NULL;

  if (entry != NULL)
    {
      exam_entry_get_range (entry, &from, &end);
      outer = exam_entry_get_case (entry) != NULL ? in_case : in_bank;
    }
  return exam_source_context_new (text, length, from, cursor, outer);
}

static gboolean
matches (const ExamSourceContext *context,
         const ExamSourceWord    *word)
{
  return g_ascii_strncasecmp (word->text, context->typed, strlen (context->typed)) == 0;
}

/* Returns: (transfer full) (nullable): the proposals, if there are any */
static GListModel *
list_proposals (ExamSchemaCompletion *self)
{
  g_autoptr (GListStore) store = g_list_store_new (EXAM_TYPE_SCHEMA_PROPOSAL);
  g_autoptr (ExamSourceContext) context = NULL;
  g_autoptr (GPtrArray) words = NULL;

  if (exam_source_mirror_get_manuscript (self->mirror) == NULL)
    return NULL;

  context = make_context (self);
  words = exam_source_context_list_words (context, self->format);
  for (guint i = 0; i < words->len; i++)
    if (matches (context, g_ptr_array_index (words, i)))
      {
        g_autoptr (ExamSchemaProposal) proposal = exam_schema_proposal_new (g_ptr_array_index (words, i));

        g_list_store_append (store, proposal);
      }
  return g_list_model_get_n_items (G_LIST_MODEL (store)) > 0 ? G_LIST_MODEL (g_steal_pointer (&store)) : NULL;
}

/* --- Provider --- */

static char *
exam_schema_completion_get_title (GtkSourceCompletionProvider *provider)
{
  /* Translators: the rules of what may stand where in a question bank */
  return g_strdup (_("Question bank"));
}

static gboolean
exam_schema_completion_is_trigger (GtkSourceCompletionProvider *provider,
                                   const GtkTextIter           *iter,
                                   gunichar                     character)
{
  return character < 0x80 && character != '\0' && strchr ("</ \"'", (int) character) != NULL;
}

static GListModel *
exam_schema_completion_populate (GtkSourceCompletionProvider *provider,
                                 GtkSourceCompletionContext  *context,
                                 GError                     **error)
{
  ExamSchemaCompletion *self = EXAM_SCHEMA_COMPLETION (provider);
  GListModel *proposals = list_proposals (self);

  g_set_weak_pointer (&self->completion, gtk_source_completion_context_get_completion (context));
  if (proposals == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "nothing is known to stand here");
  return proposals;
}

static void
exam_schema_completion_refilter (GtkSourceCompletionProvider *provider,
                                 GtkSourceCompletionContext  *context,
                                 GListModel                  *model)
{
  g_autoptr (GListModel) proposals = list_proposals (EXAM_SCHEMA_COMPLETION (provider));

  gtk_source_completion_context_set_proposals_for_provider (context, provider, proposals);
}

static void
exam_schema_completion_display (GtkSourceCompletionProvider *provider,
                                GtkSourceCompletionContext  *context,
                                GtkSourceCompletionProposal *proposal,
                                GtkSourceCompletionCell     *cell)
{
  const ExamSourceWord *word = exam_schema_proposal_get_word (EXAM_SCHEMA_PROPOSAL (proposal));

  switch (gtk_source_completion_cell_get_column (cell))
    {
    case GTK_SOURCE_COMPLETION_COLUMN_TYPED_TEXT: gtk_source_completion_cell_set_text (cell, word->text); break;
    case GTK_SOURCE_COMPLETION_COLUMN_AFTER: gtk_source_completion_cell_set_text (cell, word->note); break;
    case GTK_SOURCE_COMPLETION_COLUMN_ICON:
    case GTK_SOURCE_COMPLETION_COLUMN_BEFORE:
    case GTK_SOURCE_COMPLETION_COLUMN_COMMENT:
    case GTK_SOURCE_COMPLETION_COLUMN_DETAILS:
    default:
      break;
    }
}

/* What stands in the text for the word. An attribute brings its quotation marks, and the end of a tag its bracket. */
static char *
write_word (const ExamSourceContext *context,
            const ExamSourceWord    *word,
            gunichar                 next)
{
  if (word->value && next != '=')
    return g_strdup_printf ("%s=\"\"", word->text);
  if (context->place == EXAM_SOURCE_END_TAG && next != '>')
    return g_strdup_printf ("%s>", word->text);
  return g_strdup (word->text);
}

static gboolean
show_values_cb (gpointer completion)
{
  gtk_source_completion_show (completion);
  return G_SOURCE_REMOVE;
}

static void
exam_schema_completion_activate (GtkSourceCompletionProvider *provider,
                                 GtkSourceCompletionContext  *completion,
                                 GtkSourceCompletionProposal *proposal)
{
  ExamSchemaCompletion *self = EXAM_SCHEMA_COMPLETION (provider);
  const ExamSourceWord *word = exam_schema_proposal_get_word (EXAM_SCHEMA_PROPOSAL (proposal));
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (gtk_source_completion_context_get_buffer (completion));
  g_autoptr (ExamSourceContext) context = make_context (self);
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  exam_source_mirror_get_iter (self->mirror, context->start, &start);
  exam_source_mirror_get_iter (self->mirror, exam_source_mirror_get_cursor (self->mirror), &end);
  text = write_word (context, word, gtk_text_iter_get_char (&end));

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, text, -1);
  gtk_text_buffer_end_user_action (buffer);

  if (g_str_has_suffix (text, "=\"\""))
    {
      gtk_text_iter_backward_char (&start);
      gtk_text_buffer_place_cursor (buffer, &start);
      /* What the value may be comes next, as soon as this list has gone. */
      if (self->completion != NULL)
        g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, show_values_cb, g_object_ref (self->completion), g_object_unref);
    }
}

static void
provider_interface_init (GtkSourceCompletionProviderInterface *interface)
{
  interface->get_title = exam_schema_completion_get_title;
  interface->is_trigger = exam_schema_completion_is_trigger;
  interface->populate = exam_schema_completion_populate;
  interface->refilter = exam_schema_completion_refilter;
  interface->display = exam_schema_completion_display;
  interface->activate = exam_schema_completion_activate;
}

/* --- Object --- */

G_DEFINE_FINAL_TYPE_WITH_CODE (ExamSchemaCompletion, exam_schema_completion, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_SOURCE_TYPE_COMPLETION_PROVIDER, provider_interface_init))

static void
exam_schema_completion_dispose (GObject *object)
{
  ExamSchemaCompletion *self = EXAM_SCHEMA_COMPLETION (object);

  g_clear_weak_pointer (&self->completion);
  g_clear_object (&self->mirror);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->format, exam_format_unref);

  G_OBJECT_CLASS (exam_schema_completion_parent_class)->dispose (object);
}

static void
exam_schema_completion_class_init (ExamSchemaCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = exam_schema_completion_dispose;
}

static void
exam_schema_completion_init (ExamSchemaCompletion *self)
{
}

/** Returns: (transfer full): completions for the text that @mirror keeps */
ExamSchemaCompletion *
exam_schema_completion_new (ExamSourceMirror *mirror)
{
  ExamSchemaCompletion *self = g_object_new (EXAM_TYPE_SCHEMA_COMPLETION, NULL);

  self->mirror = g_object_ref (mirror);
  return self;
}

/** Sets who knows the entries of the text; @editor may be %NULL. */
void
exam_schema_completion_set_editor (ExamSchemaCompletion *self,
                                   ExamBankEditor       *editor)
{
  g_return_if_fail (EXAM_IS_SCHEMA_COMPLETION (self));
  g_set_object (&self->editor, editor);
}

/** Sets the format whose domains are proposed; @format may be %NULL. */
void
exam_schema_completion_set_format (ExamSchemaCompletion *self,
                                   ExamFormat           *format)
{
  g_return_if_fail (EXAM_IS_SCHEMA_COMPLETION (self));

  if (format != NULL)
    exam_format_ref (format);
  g_clear_pointer (&self->format, exam_format_unref);
  self->format = format;
}
