/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/practice/exam-practice-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/practice/exam-practice-dialog.h"
#include "app/practice/exam-practice-results.h"
#include "app/practice/exam-practice-sets.h"
#include "app/practice/exam-practice-start.h"
#include "app/practice/exam-queue-card.h"
#include "app/shared/exam-compat.h"
#include "app/shared/exam-widget.h"
#include "app/sitting/exam-unfinished-row.h"
#include "insight/exam-practice-draw.h"
#include "sitting/exam-random.h"

/* Practice: what was left unfinished, the review queue, the saved sets, and how practice went lately. */
struct _ExamPracticePage
{
  GtkWidget parent_instance;

  /* Template */
  GtkBox              *unfinished_box;
  ExamQueueCard       *queue_card;
  ExamPracticeSets    *sets_view;
  ExamPracticeResults *results_view;

  /* Owned */
  ExamContext     *context;
  GCancellable    *cancellable;
  GPtrArray       *records;   /* (nullable) (element-type ExamSittingRecord) */
  GPtrArray       *sets;      /* (nullable) (element-type ExamSavedSet) */
  ExamPracticeSet *starting;  /* (nullable): while what it is drawn from is looked up */
};

G_DEFINE_FINAL_TYPE (ExamPracticePage, exam_practice_page, GTK_TYPE_WIDGET)

enum {
  SIGNAL_BEGUN,
  SIGNAL_RESUMED,
  SIGNAL_SCORED,
  SIGNAL_DISCARDED,
  SIGNAL_OPENED,
  SIGNAL_DELETED,
  SIGNAL_SET_DELETED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static ExamStore *
get_store (ExamPracticePage *self)
{
  return exam_context_get_store (self->context);
}

static void
begun_cb (ExamPracticePage *self,
          ExamJournal      *journal)
{
  g_assert (EXAM_IS_PRACTICE_PAGE (self));
  g_signal_emit (self, signals[SIGNAL_BEGUN], 0, journal, "");
}

/* --- Starting a set --- */

static void
draw (ExamPracticePage *self,
      const GArray     *servings)
{
  g_autoptr (ExamPracticeSet) set = g_steal_pointer (&self->starting);
  ExamLibrary *library = exam_context_get_library (self->context);
  ExamFormat *format = exam_formats_find (exam_library_get_formats (library), set->format_id);
  g_autoptr (ExamPool) pool = format != NULL ? exam_library_create_pool (library, format) : NULL;
  g_autoptr (ExamPracticePast) past = exam_practice_past_new (servings);
  g_autoptr (ExamForm) form = pool != NULL ? exam_practice_draw (set, pool, past, exam_random_make_seed ()) : NULL;
  g_autoptr (ExamJournal) journal = NULL;

  if (form == NULL)
    {
      exam_compat_tell (GTK_WIDGET (self), _("No question matches"),
                        _("Nothing meets what this set asks for at the moment. Edit the set to ask for less."));
      return;
    }

  journal = exam_practice_begin (self->context, form, EXAM_PURPOSE_SET, set->timed, set->feedback);
  begun_cb (self, journal);
}

static void
servings_listed_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  g_autoptr (ExamPracticePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) servings = exam_store_list_servings_finish (EXAM_STORE (source), result, &error);

  if (servings != NULL)
    draw (self, servings);
  else
    g_clear_pointer (&self->starting, exam_practice_set_free);
}

static void
start (ExamPracticePage *self,
       const char       *settings)
{
  if (self->starting != NULL)
    return;

  self->starting = exam_practice_set_new_from_text (settings, NULL);
  exam_store_list_servings_async (get_store (self), self->starting->format_id, self->cancellable, servings_listed_cb,
                                  g_object_ref (self));
}

static void
set_started_cb (ExamPracticePage   *self,
                const ExamSavedSet *set)
{
  g_assert (EXAM_IS_PRACTICE_PAGE (self));
  start (self, set->settings);
}

/* --- Putting a set together --- */

static void
dialog_saved_cb (ExamPracticePage *self,
                 const char       *name,
                 const char       *settings,
                 const char       *old_name)
{
  g_assert (EXAM_IS_PRACTICE_PAGE (self));

  if (*old_name != '\0' && !g_str_equal (old_name, name))
    exam_store_delete_set (get_store (self), old_name);
  exam_store_save_set (get_store (self), name, settings);
}

static void
dialog_started_cb (ExamPracticePage *self,
                   const char       *settings)
{
  g_assert (EXAM_IS_PRACTICE_PAGE (self));

  exam_store_save_set (get_store (self), EXAM_SAVED_SET_LAST, settings);
  start (self, settings);
}

static void
open_dialog (ExamPracticePage   *self,
             const ExamSavedSet *set)
{
  GtkWidget *dialog = exam_practice_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->context, set,
                                                self->sets);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (dialog_saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "started", G_CALLBACK (dialog_started_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static const ExamSavedSet *
find_last (ExamPracticePage *self)
{
  for (guint i = 0; self->sets != NULL && i < self->sets->len; i++)
    {
      const ExamSavedSet *set = g_ptr_array_index (self->sets, i);

      if (g_str_equal (set->name, EXAM_SAVED_SET_LAST))
        return set;
    }
  return NULL;
}

static void
new_set_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  ExamPracticePage *self = EXAM_PRACTICE_PAGE (widget);

  open_dialog (self, find_last (self));
}

static void
set_edited_cb (ExamPracticePage   *self,
               const ExamSavedSet *set)
{
  g_assert (EXAM_IS_PRACTICE_PAGE (self));
  open_dialog (self, set);
}

static void
set_deleted_cb (ExamPracticePage   *self,
                const ExamSavedSet *set)
{
  g_assert (EXAM_IS_PRACTICE_PAGE (self));
  g_signal_emit (self, signals[SIGNAL_SET_DELETED], 0, set->name, set->settings);
}

/* --- What happens to sittings --- */

static void
resumed_cb (ExamPracticePage *self,
            gint64            sitting_id)
{
  g_assert (EXAM_IS_PRACTICE_PAGE (self));
  g_signal_emit (self, signals[SIGNAL_RESUMED], 0, sitting_id);
}

static void
scored_cb (ExamPracticePage *self,
           gint64            sitting_id)
{
  g_assert (EXAM_IS_PRACTICE_PAGE (self));
  g_signal_emit (self, signals[SIGNAL_SCORED], 0, sitting_id);
}

static void
discarded_cb (ExamPracticePage *self,
              gint64            sitting_id)
{
  g_assert (EXAM_IS_PRACTICE_PAGE (self));
  g_signal_emit (self, signals[SIGNAL_DISCARDED], 0, sitting_id);
}

static void
result_opened_cb (ExamPracticePage *self,
                  gint64            sitting_id)
{
  g_assert (EXAM_IS_PRACTICE_PAGE (self));
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, sitting_id);
}

static void
result_deleted_cb (ExamPracticePage *self,
                   gint64            sitting_id)
{
  g_assert (EXAM_IS_PRACTICE_PAGE (self));
  g_signal_emit (self, signals[SIGNAL_DELETED], 0, sitting_id);
}

/* Sessions of the queue are resumed where the queue is, as long as there are questions for it. */
static gboolean
is_in_queue (ExamPracticePage        *self,
             const ExamSittingRecord *record)
{
  g_autoptr (GPtrArray) formats = NULL;

  if (record->purpose != EXAM_PURPOSE_QUEUE)
    return FALSE;
  if (!exam_context_is_loaded (self->context))
    return TRUE;

  formats = exam_practice_list_formats (self->context);
  for (guint i = 0; i < formats->len; i++)
    if (g_str_equal (((const ExamFormat *) g_ptr_array_index (formats, i))->id, record->format_id))
      return TRUE;
  return FALSE;
}

static void
show_unfinished (ExamPracticePage *self,
                 const GPtrArray  *records)
{
  exam_widget_remove_children (GTK_WIDGET (self->unfinished_box));
  gtk_widget_set_visible (GTK_WIDGET (self->unfinished_box), FALSE);
  for (guint i = 0; i < records->len; i++)
    {
      const ExamSittingRecord *record = g_ptr_array_index (records, i);
      GtkWidget *row;

      if (record->ended || is_in_queue (self, record))
        continue;

      row = exam_unfinished_row_new (record);
      g_signal_connect_object (row, "resumed", G_CALLBACK (resumed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "scored", G_CALLBACK (scored_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "discarded", G_CALLBACK (discarded_cb), self, G_CONNECT_SWAPPED);
      /* Shown first: GTK 4.8 does not measure again what is shown after it was filled. */
      gtk_widget_set_visible (GTK_WIDGET (self->unfinished_box), TRUE);
      gtk_box_append (self->unfinished_box, row);
    }
}

/* --- What the store has --- */

static void
reviews_listed_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (ExamPracticePage) self = data;
  g_autoptr (GArray) reviews = exam_store_list_reviews_finish (EXAM_STORE (source), result, NULL);

  if (reviews != NULL && !g_cancellable_is_cancelled (self->cancellable))
    exam_queue_card_set_reviews (self->queue_card, reviews);
}

static void
sets_listed_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (ExamPracticePage) self = data;
  g_autoptr (GPtrArray) sets = exam_store_list_sets_finish (EXAM_STORE (source), result, NULL);

  if (sets == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  exam_practice_sets_set_sets (self->sets_view, sets);
  g_clear_pointer (&self->sets, g_ptr_array_unref);
  self->sets = g_steal_pointer (&sets);
}

/* --- GObject --- */

/* GTK 4.8 gives rows that were added behind another page the height that they would have if they were narrow. */
static void
exam_practice_page_map (GtkWidget *widget)
{
  ExamPracticePage *self = EXAM_PRACTICE_PAGE (widget);

  GTK_WIDGET_CLASS (exam_practice_page_parent_class)->map (widget);
  if (self->records != NULL)
    show_unfinished (self, self->records);
}

static void
exam_practice_page_dispose (GObject *object)
{
  ExamPracticePage *self = EXAM_PRACTICE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_PRACTICE_PAGE);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (exam_practice_page_parent_class)->dispose (object);
}

static void
exam_practice_page_finalize (GObject *object)
{
  ExamPracticePage *self = EXAM_PRACTICE_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->sets, g_ptr_array_unref);
  g_clear_pointer (&self->starting, exam_practice_set_free);
  G_OBJECT_CLASS (exam_practice_page_parent_class)->finalize (object);
}

static void
exam_practice_page_class_init (ExamPracticePageClass *klass)
{
  static const char *const names[] = { "resumed", "scored", "discarded", "opened", "deleted" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_practice_page_dispose;
  object_class->finalize = exam_practice_page_finalize;
  widget_class->map = exam_practice_page_map;

  g_type_ensure (EXAM_TYPE_PRACTICE_RESULTS);
  g_type_ensure (EXAM_TYPE_PRACTICE_SETS);
  g_type_ensure (EXAM_TYPE_QUEUE_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-practice-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamPracticePage, unfinished_box);
  gtk_widget_class_bind_template_child (widget_class, ExamPracticePage, queue_card);
  gtk_widget_class_bind_template_child (widget_class, ExamPracticePage, sets_view);
  gtk_widget_class_bind_template_child (widget_class, ExamPracticePage, results_view);
  gtk_widget_class_bind_template_callback (widget_class, begun_cb);
  gtk_widget_class_bind_template_callback (widget_class, resumed_cb);
  gtk_widget_class_bind_template_callback (widget_class, result_deleted_cb);
  gtk_widget_class_bind_template_callback (widget_class, result_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_deleted_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_started_cb);
  gtk_widget_class_install_action (widget_class, "practice.new-set", NULL, new_set_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /**
   * ExamPracticePage::begun:
   * @journal: of the sitting that has begun
   * @candidate: name of the candidate, which practice does not show: empty
   */
  signals[SIGNAL_BEGUN] =
    g_signal_new ("begun", EXAM_TYPE_PRACTICE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, EXAM_TYPE_JOURNAL, G_TYPE_STRING);

  /**
   * ExamPracticePage::resumed:
   * ExamPracticePage::scored:
   * ExamPracticePage::discarded:
   * ExamPracticePage::opened:
   * ExamPracticePage::deleted:
   * @sitting_id: a sitting: the first three want something of an unfinished one, the others of one that has ended
   */
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    signals[SIGNAL_RESUMED + i] = g_signal_new (names[i], EXAM_TYPE_PRACTICE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                G_TYPE_NONE, 1, G_TYPE_INT64);

  /**
   * ExamPracticePage::set-deleted:
   * @name: of the saved set to delete
   * @settings: what it was, to be saved again when the candidate thinks better of it
   */
  signals[SIGNAL_SET_DELETED] =
    g_signal_new ("set-deleted", EXAM_TYPE_PRACTICE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
exam_practice_page_init (ExamPracticePage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Sets what the page shares with the others. Once. */
void
exam_practice_page_set_context (ExamPracticePage *self,
                                ExamContext      *context)
{
  g_return_if_fail (EXAM_IS_PRACTICE_PAGE (self));
  g_return_if_fail (EXAM_IS_CONTEXT (context));

  self->context = g_object_ref (context);
  exam_queue_card_set_context (self->queue_card, context);
  exam_practice_sets_set_context (self->sets_view, context);
}

/** Shows @records (element-type ExamSittingRecord), sittings for practice, and looks up the rest. */
void
exam_practice_page_set_records (ExamPracticePage *self,
                                GPtrArray        *records)
{
  g_return_if_fail (EXAM_IS_PRACTICE_PAGE (self));

  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = g_ptr_array_ref (records);
  show_unfinished (self, records);
  exam_queue_card_set_records (self->queue_card, records);
  exam_practice_results_set_records (self->results_view, records);
  exam_practice_page_refresh (self);
}

/** Looks up reviews and saved sets again. */
void
exam_practice_page_refresh (ExamPracticePage *self)
{
  g_return_if_fail (EXAM_IS_PRACTICE_PAGE (self));

  exam_store_list_reviews_async (get_store (self), self->cancellable, reviews_listed_cb, g_object_ref (self));
  exam_store_list_sets_async (get_store (self), self->cancellable, sets_listed_cb, g_object_ref (self));
}
