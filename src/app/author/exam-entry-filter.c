/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-entry-filter.h"

#include <string.h>

#include "author/exam-entry-xml.h"

/* How long it may take at once to prepare entries for searching, of the 16 ms that a frame has. */
#define SLICE_USEC 3000

/*
 * The entries of a bank that are listed: those with all words, of a domain, with something wrong.
 *
 * A GtkFilterListModel tells of each gap by itself, and a list view throws its rows away and makes new ones each time. Here
 * all that a key typed into a search entry changes is one change.
 */
struct _ExamEntryFilter
{
  GObject parent_instance;

  GPtrArray *listed;  /* (element-type ExamEntry) */

  ExamBankEditor *editor;   /* (owned) (nullable) */
  GHashTable     *marks;    /* (owned) (element-type utf8 ExamEntryMark): by id */
  GStrv           words;    /* (nullable): in small letters */
  char           *domain;   /* (nullable) */
  gboolean        faulty;

  guint source;    /* prepares for searching while nothing else is to be done */
  guint prepared;  /* how many entries from the first on it has seen */
};

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ExamEntryFilter, exam_entry_filter, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static G_DEFINE_QUARK (exam-entry-folded, folded)

/* --- Texts --- */

/* What one can read in an entry, made when it is needed first and kept with it until it changes. */
static const char *
get_folded (ExamEntryFilter *self,
            ExamEntry       *entry)
{
  const char *text = g_object_get_qdata (G_OBJECT (entry), folded_quark ());

  if (text == NULL)
    {
      gsize start, end;
      const char *all = exam_manuscript_get_text (exam_bank_editor_get_manuscript (self->editor), NULL);
      char *folded;

      exam_entry_get_range (entry, &start, &end);
      folded = exam_entry_xml_fold (all + start, end - start);
      g_object_set_qdata_full (G_OBJECT (entry), folded_quark (), folded, g_free);
      text = folded;
    }
  return text;
}

static void
entry_changed_cb (ExamEntryFilter *self,
                  ExamEntry       *entry)
{
  g_object_set_qdata (G_OBJECT (entry), folded_quark (), NULL);
  /* What does not match any more goes when the filter changes next: not from under the hand of who writes in it. */
}

static gboolean
prepare_cb (gpointer data)
{
  ExamEntryFilter *self = data;
  GListModel *entries = exam_bank_editor_get_entries (self->editor);
  gint64 deadline = g_get_monotonic_time () + SLICE_USEC;
  guint n = g_list_model_get_n_items (entries);

  while (self->prepared < n && g_get_monotonic_time () < deadline)
    {
      g_autoptr (ExamEntry) entry = g_list_model_get_item (entries, self->prepared++);

      /* A case's words are those of its documents and of all its items. */
      get_folded (self, entry);
    }
  if (self->prepared < n)
    return G_SOURCE_CONTINUE;
  self->source = 0;
  return G_SOURCE_REMOVE;
}

/* --- What is listed --- */

static gboolean
has_words (ExamEntryFilter *self,
           ExamEntry       *entry)
{
  const char *text = get_folded (self, entry);

  for (guint i = 0; self->words[i] != NULL; i++)
    if (strstr (text, self->words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
matches (ExamEntryFilter *self,
         ExamEntry       *entry)
{
  if (self->domain != NULL && g_strcmp0 (exam_entry_get_domain (entry), self->domain) != 0)
    return FALSE;
  if (self->faulty)
    {
      const ExamEntryMark mark = exam_entry_filter_get_mark (self, entry);

      if (mark.n_errors == 0 && mark.n_warnings == 0)
        return FALSE;
    }
  return self->words == NULL || has_words (self, entry);
}

static void
update (ExamEntryFilter *self)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->listed);
  GListModel *entries = self->editor != NULL ? exam_bank_editor_get_entries (self->editor) : NULL;
  guint n = entries != NULL ? g_list_model_get_n_items (entries) : 0;
  guint start = 0, end = 0;

  self->listed = g_ptr_array_new_full (n, g_object_unref);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ExamEntry) entry = g_list_model_get_item (entries, i);

      if (matches (self, entry))
        g_ptr_array_add (self->listed, g_steal_pointer (&entry));
    }

  n = MIN (before->len, self->listed->len);
  while (start < n && g_ptr_array_index (before, start) == g_ptr_array_index (self->listed, start))
    start++;
  while (end < n - start && g_ptr_array_index (before, before->len - 1 - end) ==
                            g_ptr_array_index (self->listed, self->listed->len - 1 - end))
    end++;
  if (before->len - start - end > 0 || self->listed->len - start - end > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), start, before->len - start - end, self->listed->len - start - end);
}

static GType
get_item_type (GListModel *model)
{
  return EXAM_TYPE_ENTRY;
}

static guint
get_n_items (GListModel *model)
{
  return EXAM_ENTRY_FILTER (model)->listed->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  GPtrArray *listed = EXAM_ENTRY_FILTER (model)->listed;

  return position < listed->len ? g_object_ref (g_ptr_array_index (listed, position)) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

/* --- GObject --- */

static void
exam_entry_filter_dispose (GObject *object)
{
  ExamEntryFilter *self = EXAM_ENTRY_FILTER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (exam_entry_filter_parent_class)->dispose (object);
}

static void
exam_entry_filter_finalize (GObject *object)
{
  ExamEntryFilter *self = EXAM_ENTRY_FILTER (object);

  g_ptr_array_unref (self->listed);
  g_hash_table_unref (self->marks);
  g_strfreev (self->words);
  g_free (self->domain);
  G_OBJECT_CLASS (exam_entry_filter_parent_class)->finalize (object);
}

static void
exam_entry_filter_class_init (ExamEntryFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = exam_entry_filter_dispose;
  G_OBJECT_CLASS (klass)->finalize = exam_entry_filter_finalize;
}

static void
exam_entry_filter_init (ExamEntryFilter *self)
{
  self->listed = g_ptr_array_new_with_free_func (g_object_unref);
  self->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/** Returns: (transfer full): a list that leaves nothing out */
ExamEntryFilter *
exam_entry_filter_new (void)
{
  return g_object_new (EXAM_TYPE_ENTRY_FILTER, NULL);
}

/* --- What is wanted --- */

/** Lists the entries of @editor, which may be %NULL. */
void
exam_entry_filter_set_editor (ExamEntryFilter *self,
                              ExamBankEditor  *editor)
{
  g_return_if_fail (EXAM_IS_ENTRY_FILTER (self));

  if (self->editor != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->editor, entry_changed_cb, self);
      g_signal_handlers_disconnect_by_func (exam_bank_editor_get_entries (self->editor), update, self);
    }
  g_clear_handle_id (&self->source, g_source_remove);
  g_set_object (&self->editor, editor);
  g_hash_table_remove_all (self->marks);
  update (self);
  if (editor == NULL)
    return;

  g_signal_connect_object (editor, "entry-changed", G_CALLBACK (entry_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (exam_bank_editor_get_entries (editor), "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  self->prepared = 0;
  self->source = g_idle_add_full (G_PRIORITY_LOW, prepare_cb, self, NULL);
}

/** Takes what is wrong with which entry. The list does not change, unless those with problems are asked for. */
void
exam_entry_filter_set_problems (ExamEntryFilter    *self,
                                const ExamProblems *problems)
{
  guint n;

  g_return_if_fail (EXAM_IS_ENTRY_FILTER (self));

  n = problems != NULL ? exam_problems_get_n (problems) : 0;
  g_hash_table_remove_all (self->marks);
  for (guint i = 0; i < n; i++)
    {
      const ExamProblem *problem = exam_problems_get (problems, i);
      const char *id = exam_problem_get_item_id (problem);
      ExamEntryMark *mark = id != NULL ? g_hash_table_lookup (self->marks, id) : NULL;

      if (id == NULL)
        continue;
      if (mark == NULL)
        g_hash_table_insert (self->marks, g_strdup (id), mark = g_new0 (ExamEntryMark, 1));
      if (exam_problem_get_severity (problem) == EXAM_SEVERITY_ERROR)
        mark->n_errors++;
      else
        mark->n_warnings++;
    }
  if (self->faulty)
    update (self);
}

/** Asks for entries with all these words, or parts of words; %NULL or empty for any. */
void
exam_entry_filter_set_words (ExamEntryFilter *self,
                             const char      *words)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (EXAM_IS_ENTRY_FILTER (self));

  folded = words != NULL ? g_strstrip (g_utf8_strdown (words, -1)) : g_strdup ("");
  g_clear_pointer (&self->words, g_strfreev);
  if (*folded != '\0')
    {
      GStrvBuilder *builder = g_strv_builder_new ();
      g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n", -1);

      for (guint i = 0; parts[i] != NULL; i++)
        if (*parts[i] != '\0')
          g_strv_builder_add (builder, parts[i]);
      self->words = g_strv_builder_end (builder);
      g_strv_builder_unref (builder);
    }
  update (self);
}

/** Asks for items of a domain; %NULL for any. */
void
exam_entry_filter_set_domain (ExamEntryFilter *self,
                              const char      *domain)
{
  g_return_if_fail (EXAM_IS_ENTRY_FILTER (self));

  g_free (self->domain);
  self->domain = g_strdup (domain);
  update (self);
}

/** Asks for entries with something wrong, or for all. */
void
exam_entry_filter_set_faulty (ExamEntryFilter *self,
                              gboolean         faulty)
{
  g_return_if_fail (EXAM_IS_ENTRY_FILTER (self));

  self->faulty = faulty;
  update (self);
}

/** Returns: whether it may leave something out */
gboolean
exam_entry_filter_is_active (ExamEntryFilter *self)
{
  g_return_val_if_fail (EXAM_IS_ENTRY_FILTER (self), FALSE);
  return self->words != NULL || self->domain != NULL || self->faulty;
}

/** Returns: what is wrong with an entry */
ExamEntryMark
exam_entry_filter_get_mark (ExamEntryFilter *self,
                            ExamEntry       *entry)
{
  const char *id = exam_entry_get_id (entry);
  const ExamEntryMark *mark = id != NULL ? g_hash_table_lookup (self->marks, id) : NULL;

  return mark != NULL ? *mark : (ExamEntryMark) { 0, 0 };
}
